#include "namu/lab/fault/fault.hpp"

#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namu::lab::Fault;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(fault)

// clang-format off
const std::string canonical[] = {
    "drop",
    "delay ms=50 jitter=20 type=A",
    "rcode rcode=NXDOMAIN zone=com.",
    "tcp-drip ms=5 client=127.0.0.0/8",
    "wrong-glue address=2001:db8::1 server=127.0.1.1",
    "cut octets=20 server=ns.com. name=*.lab.* transport=udp",
    "ttl ttl=7 rate=0.25 first=3 every=2 seed=99",
    "stale-serial by=5 client=::1",
    "tcp-reset transport=tcp",
};

struct BadText {
    std::string text;
    std::string words; ///< that stand in the message
};
const BadText bad_texts[] = {
    {"",                        "begins with its kind"},
    {"trunctae",                "did you mean truncate?"},
    {"nothing-like-it",         "there are drop delay"},
    {"drop zone",               "write KEY=VALUE"},
    {"drop zon=com",            "did you mean zone?"},
    {"drop zone=a..b",          "zone is the name of a zone"},
    {"drop rate=1.5",           "rate is a share from 0 to 1"},
    {"drop rate=nan",           "rate is a share from 0 to 1"},
    {"drop first=0",            "first is a number from 1 on"},
    {"drop every=-1",           "every is a number from 1 on"},
    {"drop type=NOTYPE",        "type is a type such as A or NS"},
    {"drop client=127.0.0.1/33", "client is an address or a network"},
    {"drop transport=quic",     "transport is udp or tcp"},
    {"drop rcode=SERVFAIL",     "means nothing to the fault drop"},
    {"rcode rcode=BADVERS",     "of those that stand in the header"},
    {"oversized octets=65001",  "from 1 to 65000"},
    {"wrong-glue address=here", "address is an IP address"},
    {"tcp-drip transport=udp",  "is about connections"},
};
// clang-format on
std::ostream& operator<<(std::ostream& out, const BadText& sample)
{
    return out << sample.text;
}

BOOST_DATA_TEST_CASE(what_is_written_is_read_back, data::make(canonical), text)
{
    BOOST_TEST(Fault::from_text(text)->to_text() == text);
}

BOOST_DATA_TEST_CASE(a_mistake_is_explained, data::make(bad_texts), sample)
{
    const auto fault = Fault::from_text(sample.text);

    BOOST_TEST_REQUIRE(fault.has_error());
    BOOST_TEST(fault.error().find(sample.words) != std::string::npos, fault.error());
}

BOOST_AUTO_TEST_CASE(what_is_as_usual_is_left_out)
{
    BOOST_TEST(Fault::from_text("  delay   ms=100 seed=1 zone=COM ")->to_text() == "delay zone=COM.");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
