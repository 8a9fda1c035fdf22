#include "namu/zone/zone_find.hpp"

#include "support/zone_from_text.hpp"

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;
using Kind = Lookup::Kind;

BOOST_AUTO_TEST_SUITE(zone_find)

const char* const rich_zone = R"(
$TTL 300
@       SOA   ns hostmaster 1 3600 600 86400 60
@       NS    ns
ns      A     192.0.2.53
www     CNAME ns
d       DNAME t
d       TXT   "beside"
x.d     A     192.0.2.1
sub     NS    ns.sub
sub     DS    1 13 2 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F
sub     A     192.0.2.2
ns.sub  A     192.0.2.54
deep.sub NS   ns.sub
a.b.c   A     192.0.2.3
*.w     A     192.0.2.4
e.w     TXT   "t"
*.alias CNAME ns
x.*.ent A     192.0.2.5
dd.sub  DNAME t
)";

const Zone& rich()
{
    static const auto zone = namu::testing::good_zone("example.", rich_zone);
    return *zone;
}

struct Question {
    const char* name;
    RRType type;
    Kind kind;
    const char* node; ///< owner of the deciding node
    const char* closest_encloser;
    bool from_wildcard = false;
};

const char* kind_name(Kind kind)
{
    static const std::map<Kind, const char*> names = {
        {Kind::found, "found"},       {Kind::alias, "alias"},     {Kind::redirect, "redirect"},
        {Kind::referral, "referral"}, {Kind::no_data, "no_data"}, {Kind::name_error, "name_error"},
        {Kind::outside, "outside"}};
    return names.at(kind);
}

std::ostream& operator<<(std::ostream& out, const Question& sample)
{
    return out << sample.name << ' ' << to_text(sample.type);
}

// clang-format off
const Question questions[] = {
    {"example.",              RRType::SOA,   Kind::found,      "example.",          "example."},
    {"EXAMPLE.",              RRType::A,     Kind::no_data,    "example.",          "example."},
    {"ns.example.",           RRType::A,     Kind::found,      "ns.example.",       "ns.example."},
    {"ns.example.",           RRType::ANY,   Kind::found,      "ns.example.",       "ns.example."},
    {"ns.example.",           RRType::DS,    Kind::no_data,    "ns.example.",       "ns.example."},
    {"www.example.",          RRType::A,     Kind::alias,      "www.example.",      "www.example."},
    {"www.example.",          RRType::CNAME, Kind::found,      "www.example.",      "www.example."},
    {"www.example.",          RRType::ANY,   Kind::found,      "www.example.",      "www.example."},
    {"x.www.example.",        RRType::A,     Kind::name_error, "www.example.",      "www.example."},
    {"d.example.",            RRType::TXT,   Kind::found,      "d.example.",        "d.example."},
    {"d.example.",            RRType::DNAME, Kind::found,      "d.example.",        "d.example."},
    {"d.example.",            RRType::A,     Kind::no_data,    "d.example.",        "d.example."},
    {"x.d.example.",          RRType::A,     Kind::redirect,   "d.example.",        "d.example."},
    {"y.x.d.example.",        RRType::CNAME, Kind::redirect,   "d.example.",        "d.example."},
    {"sub.example.",          RRType::A,     Kind::referral,   "sub.example.",      "sub.example."},
    {"sub.example.",          RRType::NS,    Kind::referral,   "sub.example.",      "sub.example."},
    {"sub.example.",          RRType::ANY,   Kind::referral,   "sub.example.",      "sub.example."},
    {"sub.example.",          RRType::DS,    Kind::found,      "sub.example.",      "sub.example."},
    {"ns.sub.example.",       RRType::A,     Kind::referral,   "sub.example.",      "sub.example."},
    {"ns.sub.example.",       RRType::DS,    Kind::referral,   "sub.example.",      "sub.example."},
    {"deep.sub.example.",     RRType::DS,    Kind::referral,   "sub.example.",      "sub.example."},
    {"x.dd.sub.example.",     RRType::A,     Kind::referral,   "sub.example.",      "sub.example."},
    {"c.example.",            RRType::A,     Kind::no_data,    "c.example.",        "c.example."},
    {"b.c.example.",          RRType::ANY,   Kind::no_data,    "b.c.example.",      "b.c.example."},
    {"x.b.c.example.",        RRType::A,     Kind::name_error, "b.c.example.",      "b.c.example."},
    {"y.x.c.example.",        RRType::A,     Kind::name_error, "c.example.",        "c.example."},
    {"w.example.",            RRType::A,     Kind::no_data,    "w.example.",        "w.example."},
    {"x.w.example.",          RRType::A,     Kind::found,      "*.w.example.",      "w.example.",     true},
    {"y.x.w.example.",        RRType::A,     Kind::found,      "*.w.example.",      "w.example.",     true},
    {"x.w.example.",          RRType::TXT,   Kind::no_data,    "*.w.example.",      "w.example.",     true},
    {"x.w.example.",          RRType::ANY,   Kind::found,      "*.w.example.",      "w.example.",     true},
    {"*.w.example.",          RRType::A,     Kind::found,      "*.w.example.",      "*.w.example."},
    {"x.*.w.example.",        RRType::A,     Kind::name_error, "*.w.example.",      "*.w.example."},
    {"e.w.example.",          RRType::A,     Kind::no_data,    "e.w.example.",      "e.w.example."},
    {"x.e.w.example.",        RRType::A,     Kind::name_error, "e.w.example.",      "e.w.example."},
    {"x.alias.example.",      RRType::A,     Kind::alias,      "*.alias.example.",  "alias.example.", true},
    {"x.alias.example.",      RRType::CNAME, Kind::found,      "*.alias.example.",  "alias.example.", true},
    {"y.ent.example.",        RRType::A,     Kind::no_data,    "*.ent.example.",    "ent.example.",   true},
    {"y.ent.example.",        RRType::ANY,   Kind::no_data,    "*.ent.example.",    "ent.example.",   true},
    {"nope.example.",         RRType::A,     Kind::name_error, "example.",          "example."},
    {"nope.example.",         RRType::DS,    Kind::name_error, "example.",          "example."},
    {"test.",                 RRType::A,     Kind::outside,    nullptr,             nullptr},
    {".",                     RRType::NS,    Kind::outside,    nullptr,             nullptr},
    {"xexample.",             RRType::A,     Kind::outside,    nullptr,             nullptr},
};
// clang-format on

BOOST_DATA_TEST_CASE(decides_the_outcome, data::make(questions), sample)
{
    const Name name = Name::from_text(sample.name).value();

    const Lookup lookup = rich().find(HashedName{name}, sample.type);

    BOOST_TEST(kind_name(lookup.kind) == kind_name(sample.kind));
    BOOST_TEST_REQUIRE(lookup.node.exists() == (sample.node != nullptr));
    BOOST_TEST(lookup.from_wildcard == sample.from_wildcard);
    if (sample.node != nullptr) {
        BOOST_TEST(lookup.node.owner().to_text() == sample.node);
        BOOST_TEST(lookup.closest_encloser.owner().to_text() == sample.closest_encloser);
    }
}

struct Chosen {
    const char* name;
    RRType asked;
    RRType rrset;
};

std::ostream& operator<<(std::ostream& out, const Chosen& sample)
{
    return out << sample.name << ' ' << to_text(sample.asked);
}

const Chosen chosen[] = {
    {"ns.example.", RRType::A, RRType::A},          {"www.example.", RRType::TXT, RRType::CNAME},
    {"x.d.example.", RRType::A, RRType::DNAME},     {"sub.example.", RRType::A, RRType::NS},
    {"sub.example.", RRType::DS, RRType::DS},       {"x.w.example.", RRType::A, RRType::A},
    {"x.alias.example.", RRType::MX, RRType::CNAME}};

BOOST_DATA_TEST_CASE(hands_over_the_rrset_that_decides, data::make(chosen), sample)
{
    const Name name = Name::from_text(sample.name).value();

    const Lookup lookup = rich().find(HashedName{name}, sample.asked);

    BOOST_TEST(to_text(lookup.rrset.type()) == to_text(sample.rrset));
    BOOST_TEST((lookup.rrset.owner() == lookup.node.owner()));
}

BOOST_AUTO_TEST_CASE(no_data_and_name_errors_have_no_rrset)
{
    const Name no_data = Name::from_text("ns.example.").value();
    const Name missing = Name::from_text("nope.example.").value();

    BOOST_TEST(!rich().find(HashedName{no_data}, RRType::TXT).rrset.exists());
    BOOST_TEST(!rich().find(HashedName{missing}, RRType::TXT).rrset.exists());
}

/// Writes down what it is told.
class Recorder : public SilentObserver {
public:
    void reached(const NodeView& node) { calls.push_back("reached " + node.owner().to_text()); }
    void missed(NameView name, const NodeView& closest_encloser)
    {
        calls.push_back("missed " + name.to_text() + " at " + closest_encloser.owner().to_text());
    }
    void expanded(const NodeView& wildcard) { calls.push_back("expanded " + wildcard.owner().to_text()); }
    void decided(const Lookup& lookup) { calls.push_back(std::string{"decided "} + kind_name(lookup.kind)); }

    std::vector<std::string> calls;
};

struct Walk {
    const char* name;
    std::vector<std::string> calls;
};

std::ostream& operator<<(std::ostream& out, const Walk& sample)
{
    return out << sample.name;
}

const Walk walks[] = {
    {"a.b.c.example.",
     {"reached example.", "reached c.example.", "reached b.c.example.", "reached a.b.c.example.",
      "decided found"}},
    {"y.x.w.example.",
     {"reached example.", "reached w.example.", "missed y.x.w.example. at w.example.",
      "expanded *.w.example.", "decided found"}},
    {"nope.example.", {"reached example.", "missed nope.example. at example.", "decided name_error"}},
    {"x.d.example.", {"reached example.", "reached d.example.", "decided redirect"}},
    {"www.deep.sub.example.", {"reached example.", "reached sub.example.", "decided referral"}},
    {"test.", {"decided outside"}},
};

BOOST_DATA_TEST_CASE(tells_the_observer_each_step_in_order, data::make(walks), sample)
{
    Recorder recorder;

    const Name name = Name::from_text(sample.name).value();
    const Lookup lookup = rich().find(HashedName{name}, RRType::A, recorder);

    BOOST_TEST(recorder.calls == sample.calls, boost::test_tools::per_element());
    BOOST_TEST(recorder.calls.back() == std::string{"decided "} + kind_name(lookup.kind));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
