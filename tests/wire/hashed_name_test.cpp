#include "namu/wire/hashed_name.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/name.hpp"

#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

std::uint64_t hash_of(std::string_view text)
{
    return hash_name(Name::from_text(text).value());
}

} // namespace

BOOST_AUTO_TEST_SUITE(hashed_name)

BOOST_AUTO_TEST_CASE(two_octets_hash_equal_exactly_where_they_are_equal_but_for_case)
{
    // At each of the places that eight octets at once and the rest can have.
    for (const std::size_t place : {0U, 6U, 7U, 8U, 15U, 16U}) {
        std::string a(17, '-');
        std::string b(17, '-');
        int mistakes = 0;
        for (unsigned x = 0; x < 256; ++x) {
            for (unsigned y = 0; y < 256; ++y) {
                a[place] = static_cast<char>(x);
                b[place] = static_cast<char>(y);
                const bool hash_equal = hash_label(1, as_bytes(a)) == hash_label(1, as_bytes(b));
                mistakes += hash_equal == equal_ignoring_case(a, b) ? 0 : 1;
            }
        }
        BOOST_TEST(mistakes == 0);
    }
}

BOOST_AUTO_TEST_CASE(the_length_counts)
{
    std::set<std::uint64_t> seen;
    for (std::size_t length = 0; length <= 63; ++length)
        seen.insert(hash_label(root_name_hash, as_bytes(std::string(length, '\0'))));
    BOOST_TEST(seen.size() == 64U);
}

BOOST_AUTO_TEST_CASE(where_the_labels_part_counts)
{
    BOOST_TEST(hash_of("ab.c.") != hash_of("a.bc."));
    BOOST_TEST(hash_of("a\\.b.") != hash_of("a.b."));
    BOOST_TEST(hash_of("a.b.") != hash_of("b.a."));
    BOOST_TEST(hash_of(".") == root_name_hash);
    BOOST_TEST(hash_of("WWW.Example.COM.") == hash_of("www.example.com."));
}

BOOST_AUTO_TEST_CASE(each_ancestor_has_its_name_and_its_hash)
{
    const Name www = Name::from_text("www.Example.com.").value();
    const HashedName hashed{www};

    BOOST_TEST(hashed.label_count() == 3U);
    BOOST_TEST(hashed.name().to_text() == "www.Example.com.");
    BOOST_TEST(hashed.last_labels(0).is_root());
    BOOST_TEST(hashed.last_labels(2).to_text() == "Example.com.");
    BOOST_TEST(as_text(hashed.label(2)) == "Example");
    BOOST_TEST(hashed.hash_of_last(0) == root_name_hash);
    BOOST_TEST(hashed.hash_of_last(1) == hash_of("com."));
    BOOST_TEST(hashed.hash_of_last(2) == hash_of("example.com."));
    BOOST_TEST(hashed.hash_of_last(3) == hash_of("www.example.com."));
}

BOOST_AUTO_TEST_CASE(the_longest_name_is_hashed_to_its_first_label)
{
    std::string text;
    for (int i = 0; i < 127; ++i)
        text += "x.";
    const Name longest = Name::from_text(text).value();
    const HashedName hashed{longest};
    BOOST_TEST(hashed.label_count() == 127U);
    BOOST_TEST(hashed.hash_of_last(127) == hash_name(longest));
    BOOST_TEST(hashed.hash_of_last(126) == hash_name(longest.view().parent()));
    BOOST_TEST(HashedName{}.name().is_root());
}

BOOST_AUTO_TEST_CASE(many_similar_names_do_not_collide)
{
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 100'000; ++i)
        seen.insert(hash_label(root_name_hash, as_bytes("host" + std::to_string(i))));
    BOOST_TEST(seen.size() == 100'000U);
}

BOOST_AUTO_TEST_SUITE_END()
