#include "namu/zonefile/fast/marks.hpp"

#include "namu/zonefile/fast/octet_kind.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace namu::fast {
namespace {

using Places = std::vector<std::uint32_t>;

Places places(FindMarks find, const std::string& text, std::uint32_t base, bool& in_word)
{
    Places found(text.size() + 8);
    const std::uint32_t* const end = find(text.data(), text.size() / mark_unit, base, in_word, found.data());
    found.resize(static_cast<std::size_t>(end - found.data()));
    return found;
}

/// The definition, octet by octet.
Places places_by_definition(const std::string& text, std::uint32_t base, bool in_word)
{
    Places found;
    for (const char c : text) {
        const OctetKind kind = kind_of(c);
        const bool is_word = kind == OctetKind::word;
        if (is_word != in_word || (!is_word && kind != OctetKind::blank))
            found.push_back(base);
        in_word = is_word;
        ++base;
    }
    return found;
}

std::string random_text(std::mt19937& random, std::string_view octets)
{
    std::string text((random() % 4 + 1) * mark_unit, ' ');
    for (char& c : text)
        c = octets.empty() ? static_cast<char>(random() & 0xff) : octets[random() % octets.size()];
    return text;
}

BOOST_AUTO_TEST_SUITE(marks)

BOOST_AUTO_TEST_CASE(words_begin_and_end_and_specials_are_marked)
{
    std::string text = "ab c \n;\"( )d\\e\r\n";
    text.resize(mark_unit, ' ');
    bool in_word = false;

    BOOST_TEST((places(find_marks(), text, 100, in_word) ==
                Places{100, 102, 103, 104, 105, 106, 107, 108, 110, 111, 112, 113, 114, 115}));
    BOOST_TEST(!in_word);
}

BOOST_AUTO_TEST_CASE(a_word_goes_on_behind_a_unit)
{
    const std::string word(mark_unit, 'x');
    bool in_word = false;

    BOOST_TEST((places(find_marks(), word, 0, in_word) == Places{0}));
    BOOST_TEST(in_word);
    BOOST_TEST((places(find_marks(), word, mark_unit, in_word) == Places{}));
}

BOOST_AUTO_TEST_CASE(every_way_finds_what_the_definition_says)
{
    std::mt19937 random{5}; // NOLINT: the same texts each time
    for (int i = 0; i < 3000; ++i) {
        const std::string text = random_text(random, i % 2 == 0 ? "" : "abcdefgh  \t\n\"();\\\r");
        const bool begins_in_word = i % 3 == 0;
        const Places expected = places_by_definition(text, 7, begins_in_word);
        for (const NamedFindMarks& way : all_find_marks()) {
            bool in_word = begins_in_word;
            BOOST_TEST_REQUIRE((places(way.find, text, 7, in_word) == expected), way.name);
            BOOST_TEST_REQUIRE(in_word == (kind_of(text.back()) == OctetKind::word));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_octet_has_its_kind_in_every_way)
{
    for (int octet = 0; octet < 256; ++octet) {
        const std::string text(mark_unit, static_cast<char>(octet));
        const Places expected = places_by_definition(text, 0, false);
        for (const NamedFindMarks& way : all_find_marks()) {
            bool in_word = false;
            BOOST_TEST((places(way.find, text, 0, in_word) == expected), way.name << ", octet " << octet);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::fast
