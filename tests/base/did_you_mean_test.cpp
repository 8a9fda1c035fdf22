#include "namu/base/did_you_mean.hpp"

#include <array>
#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Guess {
    std::string written;
    std::string_view meant;
};

std::ostream& operator<<(std::ostream& out, const Guess& guess)
{
    return out << '"' << guess.written << '"';
}

constexpr std::array<std::string_view, 8> words{
    "A", "AAAA", "CNAME", "MX", "NSEC", "NSEC3", "serve", "a-word-of-more-than-thirty-two-octets"};

// clang-format off
const Guess guesses[] = {
    {"CNAM",      "CNAME"},
    {"CNAMES",    "CNAME"},
    {"cmame",     "CNAME"}, // letter case is ignored
    {"AAA",       "AAAA"},
    {"SERV",      "serve"},
    {"NSEC",      "NSEC"},
    {"NSEC4",     "NSEC"},  // as near as NSEC3: the first of them
    {"M",         "MX"},
    {"CANME",     "CNAME"}, // neighbours that are swapped are one change
    {"xm",        "MX"},
    {"CAMNE",     ""},      // two changes in five letters are too many
    {"XCNAMY",    "CNAME"}, // two changes in six letters
    {"Q",         ""},      // not one letter in common with A
    {"",          ""},
    {"ser",       "serve"}, // broken off
    {"CN",        "CNAME"},
    {"ve",        ""},
    {"$TTL",      ""},
    {"a-word-of-more-than-thirty-two-octet", ""}, // too long to be compared
    {std::string(32, 'A'), ""},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(did_you_mean)

BOOST_DATA_TEST_CASE(the_nearest_word_is_found_or_none, data::make(guesses))
{
    BOOST_TEST(namu::did_you_mean(sample.written, words) == sample.meant);
}

BOOST_AUTO_TEST_CASE(without_candidates_there_is_nothing_to_mean)
{
    BOOST_TEST(namu::did_you_mean("serve", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
