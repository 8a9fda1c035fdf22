#include "programs/journey/words.hpp"

#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

namespace namu::journey {
namespace {

BOOST_AUTO_TEST_SUITE(journey_words)

bool has_hangul(std::string_view text)
{
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet >= 0xEA && octet <= 0xED) // the first octet of a Hangul syllable in UTF-8
            return true;
    }
    return false;
}

/// Sentences end with a period that a blank or the end of the text follows.
std::size_t sentences_of(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] == ' ')
            ++count;
    }
    return count;
}

template <typename Key>
Key at(std::size_t i)
{
    return static_cast<Key>(i);
}

BOOST_AUTO_TEST_CASE(each_step_is_explained_in_two_sentences_of_both_languages)
{
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(StepKind::failure); ++i) {
        const StepWords& words = words_for(at<StepKind>(i));
        BOOST_TEST_CONTEXT(words.key)
        {
            BOOST_TEST((words.kind == at<StepKind>(i)));
            BOOST_TEST(keys.insert(words.key).second);
            BOOST_TEST(!words.title.english.empty());
            BOOST_TEST(sentences_of(words.lesson.english) == 2U);
            BOOST_TEST(sentences_of(words.lesson.korean) == 2U);
            BOOST_TEST(has_hangul(words.title.korean));
            BOOST_TEST(!has_hangul(words.lesson.english));
        }
    }
}

BOOST_AUTO_TEST_CASE(each_fact_has_a_key_of_its_own_and_labels)
{
    std::set<std::string_view> keys{"step", "title", "lesson"}; // of the step itself
    for (std::size_t i = 0; i <= static_cast<std::size_t>(FactName::microseconds); ++i) {
        const FactWords& words = words_for(at<FactName>(i));
        BOOST_TEST_CONTEXT(words.key)
        {
            BOOST_TEST(keys.insert(words.key).second);
            BOOST_TEST(!words.label.english.empty());
            BOOST_TEST(!words.label.korean.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(each_phrase_is_said_in_both_languages)
{
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Phrase::redirect_elsewhere); ++i) {
        const PhraseWords& words = words_for(at<Phrase>(i));
        BOOST_TEST_CONTEXT(words.key)
        {
            BOOST_TEST(!words.text.english.empty());
            BOOST_TEST(has_hangul(words.text.korean));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::journey
