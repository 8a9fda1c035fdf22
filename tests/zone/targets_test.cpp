#include "namu/zone/targets.hpp"

#include <ostream>
#include <string>
#include <string_view>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namespace std::string_view_literals;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(targets)

struct Target {
    RRType type;
    std::string_view rdata;
    const char* host; ///< null where there is none
};

std::ostream& operator<<(std::ostream& out, const Target& sample)
{
    return out << to_text(sample.type);
}

// clang-format off
const Target hosts[] = {
    {RRType::NS,    "\2ns\0"sv,                       "ns."},
    {RRType::MX,    "\0\12\2mx\0"sv,                  "mx."},
    {RRType::KX,    "\0\12\2kx\0"sv,                  "kx."},
    {RRType::AFSDB, "\0\1\2af\0"sv,                   "af."},
    {RRType::RT,    "\0\1\2rt\0"sv,                   "rt."},
    {RRType::SRV,   "\0\1\0\2\1\273\3srv\0"sv,        "srv."},
    {RRType::SVCB,  "\0\1\3svc\0\0\3\0\2\1\273"sv,    "svc."},
    {RRType::HTTPS, "\0\1\3svc\0"sv,                  "svc."},
    {RRType::HTTPS, "\0\1\0"sv,                       "."},    // RFC 9460 §2.5: the owner
    {RRType::SVCB,  "\0\1\0"sv,                       "."},
    {RRType::MX,    "\0\0\0"sv,                       nullptr}, // RFC 7505 §3
    {RRType::SRV,   "\0\0\0\0\0\0\0"sv,               nullptr}, // RFC 2782
    {RRType::NS,    "\0"sv,                           nullptr},
    {RRType::CNAME, "\2ns\0"sv,                       nullptr},
    {RRType::PTR,   "\2ns\0"sv,                       nullptr},
    {RRType::A,     "\300\0\2\1"sv,                   nullptr},
    {RRType::NAPTR, "\0\1\0\1\0\0\0\2ns\0"sv,         nullptr},
};
// clang-format on

BOOST_DATA_TEST_CASE(host_target_is_whose_addresses_are_wanted_next, data::make(hosts), sample)
{
    const auto host = host_target(sample.type, as_bytes(sample.rdata));

    BOOST_TEST_REQUIRE(host.has_value() == (sample.host != nullptr));
    if (host)
        BOOST_TEST(host->to_text() == sample.host);
}

BOOST_AUTO_TEST_CASE(sole_name_is_the_whole_rdata)
{
    BOOST_TEST(sole_name(as_bytes("\3www\7example\0"sv)).to_text() == "www.example.");
    BOOST_TEST(sole_name(as_bytes("\0"sv)).is_root());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
