#include "namu/wire/dname.hpp"

#include "namu/wire/errc.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(dname_substitution)

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

struct Substitution {
    const char* name;
    const char* owner;
    const char* target;
    const char* result;
};

std::ostream& operator<<(std::ostream& out, const Substitution& sample)
{
    return out << sample.name << " below " << sample.owner << " DNAME " << sample.target;
}

// clang-format off
const Substitution rfc6672_table_1[] = { // the rows with a match, RFC 6672 §2.2
    {"a.example.com.",   "example.com.",   "example.net.",   "a.example.net."},
    {"a.b.example.com.", "example.com.",   "example.net.",   "a.b.example.net."},
    {"foo.example.com.", "example.com.",   "example.net.",   "foo.example.net."},
    {"a.x.example.com.", "x.example.com.", "example.net.",   "a.example.net."},
    {"a.example.com.",   "example.com.",   "y.example.net.", "a.y.example.net."},
    {"cyc.example.com.", "example.com.",   "example.com.",   "cyc.example.com."},
    {"cyc.example.com.", "example.com.",   "c.example.com.", "cyc.c.example.com."},
    {"shortloop.x.x.",   "x.",             ".",              "shortloop.x."},
    {"shortloop.x.",     "x.",             ".",              "shortloop."},
};
// clang-format on

BOOST_DATA_TEST_CASE(replaces_the_ending, data::make(rfc6672_table_1), sample)
{
    const auto result = substitute(name(sample.name), name(sample.owner), name(sample.target));

    BOOST_TEST_REQUIRE(result.has_value());
    BOOST_TEST(result->to_text() == sample.result);
}

BOOST_AUTO_TEST_CASE(below_the_root_everything_is_kept)
{
    BOOST_TEST(substitute(name("a.b."), Name{}, name("t."))->to_text() == "a.b.t.");
}

BOOST_AUTO_TEST_CASE(labels_keep_the_case_of_the_name_and_the_ending_that_of_the_target)
{
    const auto result = substitute(name("WwW.D.example."), name("d.EXAMPLE."), name("Target."));

    BOOST_TEST(result->to_text() == "WwW.Target.");
}

BOOST_AUTO_TEST_CASE(one_octet_above_255_is_name_too_long)
{
    const std::string target =
        std::string(63, 't') + '.' + std::string(63, 'u') + '.' + std::string(63, 'v') + '.';

    const auto longest = substitute(name(std::string(61, 'x') + ".d."), name("d."), name(target));
    const auto too_long = substitute(name(std::string(62, 'x') + ".d."), name("d."), name(target));

    BOOST_TEST_REQUIRE(longest.has_value());
    BOOST_TEST(longest->octets().size() == 255U);
    BOOST_TEST_REQUIRE(too_long.has_error());
    BOOST_TEST(too_long.error() == make_error_code(WireError::name_too_long));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
