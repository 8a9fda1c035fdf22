#include "namu/wire/canonical_key.hpp"

#include "namu/wire/name_builder.hpp"

#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

std::string key_of(NameView name)
{
    std::string key;
    append_canonical_key(name, key);
    return key;
}

/// A name of a few short labels out of few octets, so that many share a tail and many differ in the
/// octets that the key treats in its own way.
Name random_name(std::mt19937& random)
{
    constexpr std::string_view octets{"\0\1\2AaZz@[.\x7f\x80\xc1\xe1\xff", 15};
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    NameBuilder builder;
    for (auto labels = below(4); labels > 0; --labels) {
        std::string label;
        for (auto length = 1 + below(3); length > 0; --length)
            label += octets[below(octets.size())];
        BOOST_TEST_REQUIRE(!builder.append_label(as_bytes(label)));
    }
    return builder.finish();
}

} // namespace

BOOST_AUTO_TEST_SUITE(canonical_key)

// RFC 4034 §6.1
// checklist: 1.7
BOOST_AUTO_TEST_CASE(the_order_of_keys_is_the_order_of_names)
{
    std::mt19937 random{20'26};
    std::vector<Name> names;
    for (int i = 0; i < 700; ++i)
        names.push_back(random_name(random));

    std::size_t mistakes = 0;
    for (const Name& a : names) {
        for (const Name& b : names) {
            if ((a <=> b) != (key_of(a) <=> key_of(b)))
                ++mistakes;
        }
    }
    BOOST_TEST(mistakes == 0U);
}

BOOST_AUTO_TEST_CASE(a_name_is_below_another_exactly_where_its_key_begins_with_the_others)
{
    std::mt19937 random{19'87};
    std::size_t mistakes = 0;
    for (int i = 0; i < 200'000; ++i) {
        const Name a = random_name(random);
        const Name b = random_name(random);
        if (a.is_at_or_below(b) != key_of(a).starts_with(key_of(b)))
            ++mistakes;
    }
    BOOST_TEST(mistakes == 0U);
}

BOOST_AUTO_TEST_CASE(labels_stand_from_the_right_in_small_letters)
{
    using namespace std::string_literals;
    BOOST_TEST(key_of(Name{}) == "");
    BOOST_TEST(key_of(Name::from_text("WWW.Example.").value()) == "example\0www\0"s);
    BOOST_TEST(key_of(Name::from_text("a\\000b\\001c\\002.").value()) == "a\1\1b\1\2c\2\0"s);
}

BOOST_AUTO_TEST_CASE(a_key_is_appended_to_what_is_there)
{
    std::string out = "before:";
    append_canonical_key(Name::from_text("a.").value(), out);
    BOOST_TEST(out == std::string("before:a\0", 9));
}

BOOST_AUTO_TEST_SUITE_END()
