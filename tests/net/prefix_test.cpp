#include "namu/net/prefix.hpp"

#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using boost::asio::ip::make_address;
using namu::net::Prefix;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(prefix)

struct Sample {
    std::string prefix;
    std::string written; ///< empty: it is none
    std::string inside = {};
    std::string outside = {};
};
// clang-format off
const Sample samples[] = {
    {"192.0.2.0/24",    "192.0.2.0/24",   "192.0.2.255",      "192.0.3.0"},
    {"192.0.2.77/24",   "192.0.2.0/24",   "192.0.2.0",        "192.0.1.255"},
    {"127.0.0.1",       "127.0.0.1",      "127.0.0.1",        "127.0.0.2"},
    {"127.0.0.1/32",    "127.0.0.1",      "127.0.0.1",        "127.0.0.0"},
    {"0.0.0.0/0",       "0.0.0.0/0",      "255.255.255.255",  "::"},
    {"2001:db8::/32",   "2001:db8::/32",  "2001:db8:ffff::1", "2001:db9::"},
    {"2001:db8::1",     "2001:db8::1",    "2001:db8::1",      "2001:db8::2"},
    {"::/0",            "::/0",           "ffff::",           "0.0.0.0"},
    {"192.0.2.0/33",    ""},
    {"2001:db8::/129",  ""},
    {"192.0.2.0/",      ""},
    {"192.0.2/24",      ""},
    {"",                ""},
    {"here",            ""},
};
// clang-format on
std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.prefix;
}

BOOST_DATA_TEST_CASE(is_read_written_and_contains, data::make(samples), sample)
{
    const auto prefix = Prefix::from_text(sample.prefix);
    BOOST_TEST_REQUIRE(prefix.has_value() == !sample.written.empty());
    if (!prefix)
        return;
    BOOST_TEST(prefix->to_text() == sample.written);
    BOOST_TEST(prefix->contains(make_address(sample.inside)));
    BOOST_TEST(!prefix->contains(make_address(sample.outside)));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
