#include "namu/zone/additional.hpp"

#include "support/zone_from_text.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(additional)

const char* const rich_zone = R"(
$TTL 300
@        NS    ns
@        NS    ns.sub
ns       A     192.0.2.53
ns       AAAA  2001:db8::53
sub      NS    z.sub
sub      NS    a.sib
sub      NS    ns
sub      NS    ns.outside.test.
ns.sub   A     192.0.2.1
a.sub    A     192.0.2.2
z.sub    AAAA  2001:db8::3
z.sub    TXT   "no address"
sib      NS    a.sib
a.sib    A     192.0.2.4
m        MX    1 ns
m        MX    2 ns.sub
m        MX    3 alias
m        MX    4 NS
none     MX    0 .
alias    CNAME ns
chain    HTTPS 0 one
one      HTTPS 0 two
two      HTTPS 0 three
three    HTTPS 0 four
four     HTTPS 0 five
five     HTTPS 1 . alpn=h2
five     A     192.0.2.5
four     A     192.0.2.6
loop     SVCB  0 pool
pool     SVCB  0 loop
pool     A     192.0.2.7
own      HTTPS 1 .
own      A     192.0.2.8
srv      SRV   1 1 1 d.dname
dname    DNAME t
d.dname  A     192.0.2.9
)";

const Zone& rich()
{
    static const auto zone = namu::testing::good_zone("example.", rich_zone);
    return *zone;
}

/// "ns.example. A required", in order.
std::vector<std::string> additional_of(const std::string& owner, RRType type)
{
    std::vector<std::string> result;
    const auto note = [&result](const NodeView& host, const RRsetView& rrset, AdditionalNeed need) {
        result.push_back(host.owner().to_text() + ' ' + to_text(rrset.type()) +
                         (need == AdditionalNeed::required ? " required" : ""));
    };
    rich().for_each_additional(rich().find_node(Name::from_text(owner).value()), type, note);
    return result;
}

struct Sample {
    const char* owner;
    RRType type;
    std::vector<std::string> wanted;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.owner << ' ' << to_text(sample.type);
}

// clang-format off
const Sample samples[] = {
    // In-domain glue first and required, siblings and ordinary hosts after it.
    {"sub.example.",   RRType::NS,    {"z.sub.example. AAAA required", "a.sib.example. A", "ns.example. A", "ns.example. AAAA"}},
    {"sib.example.",   RRType::NS,    {"a.sib.example. A required"}},
    // The apex NS may use glue below a cut.
    {"example.",       RRType::NS,    {"ns.sub.example. A", "ns.example. A", "ns.example. AAAA"}},
    // Mail servers may not, nor are aliases followed; each host once, whatever its case.
    {"m.example.",     RRType::MX,    {"ns.example. A", "ns.example. AAAA"}},
    {"none.example.",  RRType::MX,    {}},
    {"alias.example.", RRType::CNAME, {}},
    {"ns.example.",    RRType::A,     {}},
    // RFC 9460 §4.1, to a bounded depth.
    {"chain.example.", RRType::HTTPS, {"one.example. HTTPS", "two.example. HTTPS", "three.example. HTTPS",
                                       "four.example. HTTPS", "five.example. A", "four.example. A"}},
    {"loop.example.",  RRType::SVCB,  {"pool.example. SVCB", "pool.example. A"}},
    {"own.example.",   RRType::HTTPS, {"own.example. A"}},
    // Hidden below a DNAME.
    {"srv.example.",   RRType::SRV,   {}},
};
// clang-format on

BOOST_DATA_TEST_CASE(works_out_what_goes_with_an_rrset, data::make(samples), sample)
{
    BOOST_TEST(additional_of(sample.owner, sample.type) == sample.wanted, boost::test_tools::per_element());
}

/// Followed again at every visit, these would be some ten thousand million steps.
BOOST_AUTO_TEST_CASE(services_that_point_to_each_other_many_times_are_followed_once)
{
    std::string text = "@ 60 SOA . . 1 3600 600 86400 60\n";
    for (int level = 0; level < 5; ++level) {
        for (int i = 1; i <= 100; ++i)
            text += "n" + std::to_string(level) + " 60 SVCB " + std::to_string(i) + " n" +
                    std::to_string(level + 1) + "\n";
    }
    const auto zone = namu::testing::good_zone("example.", text + "n5 60 A 192.0.2.5\n");

    std::size_t visited = 0;
    zone->for_each_additional(zone->find_node(*Name::from_text("n0.example.")), RRType::SVCB,
                              [&visited](auto&&...) { ++visited; });
    BOOST_TEST(visited == 5U);
}

BOOST_AUTO_TEST_CASE(types_that_are_not_there_have_nothing)
{
    BOOST_TEST(additional_of("example.", RRType::MX).empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
