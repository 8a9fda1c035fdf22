#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include "support/zone_from_text.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
using testing::complaints_about;

BOOST_AUTO_TEST_SUITE(check_soa)

struct SoaSample {
    std::string rdata;
    std::vector<std::string> complaints;
};

std::ostream& operator<<(std::ostream& out, const SoaSample& sample)
{
    return out << sample.rdata;
}

std::string zone_with_soa(const std::string& rdata)
{
    return "$TTL 300\n@ SOA " + rdata + "\n@ NS ns\nns A 192.0.2.1\n";
}

// clang-format off
const SoaSample samples[] = {
    {"ns hostmaster.example.net. 1 7200 900 1209600 300",   {}},
    {"ns john\\.doe 1 7200 900 1209600 300",                {}},
    {"ns hostmaster@example.com. 1 7200 900 1209600 300",   {"error soa-mail-has-at 2:7"}},
    {"ns hostmaster\\@example 1 7200 900 1209600 300",      {"error soa-mail-has-at 2:7"}},
    {"ns . 1 7200 900 1209600 300",                         {"warning soa-mail-without-domain 2:7"}},
    {"ns hostmaster. 1 7200 900 1209600 300",               {"warning soa-mail-without-domain 2:7"}},
    {"ns @ 1 7200 900 1209600 300",                         {"warning soa-mail-without-domain 2:7"}},
    {"ns hostmaster.example.com 1 7200 900 1209600 300",    {"warning missing-final-dot 2:7"}},
    {"ns.example.com hostmaster 1 7200 900 1209600 300",    {"warning missing-final-dot 2:7"}},
    {"ns hostmaster 0 7200 900 1209600 300",                {"warning serial-zero 2:7"}},
    {"ns hostmaster 4294967295 7200 900 1209600 300",       {}},
    {"ns hostmaster 1 7200 7199 1209600 300",               {}},
    {"ns hostmaster 1 7200 7200 1209600 300",               {"warning soa-timers 2:7"}},
    {"ns hostmaster 1 7200 900 8100 300",                   {"warning soa-timers 2:7"}},
    {"ns hostmaster 1 7200 900 8101 300",                   {}},
    {"ns hostmaster 1 2147483647 2147483646 2147483647 300", {"warning soa-timers 2:7"}},
    {"ns hostmaster 1 900 7200 900 300",                    {"warning soa-timers 2:7", "warning soa-timers 2:7"}},
};
// clang-format on

// RFC 1035 §3.3.13, RFC 1912 §2.2
// checklist: 4.18
BOOST_DATA_TEST_CASE(the_fields_of_the_soa_make_sense, data::make(samples), sample)
{
    const auto found = complaints_about("example.com.", zone_with_soa(sample.rdata));

    BOOST_TEST(found == sample.complaints, boost::test_tools::per_element());
}

struct MailSample {
    std::string written;
    std::string meant;
};

std::ostream& operator<<(std::ostream& out, const MailSample& sample)
{
    return out << sample.written;
}

// clang-format off
const MailSample mail_samples[] = {
    {"hostmaster@example.net.",  "`hostmaster.example.net.`"},
    {"john.doe@example.net.",    "`john\\.doe.example.net.`"},
    {"hostmaster@example.com",   "`hostmaster.example.com.`"},
};
// clang-format on

// RFC 1035 §8
// checklist: 3.8
BOOST_DATA_TEST_CASE(a_mail_address_is_shown_as_the_soa_wants_it, data::make(mail_samples), sample)
{
    auto read = testing::zone_from_text("example.com.",
                                        zone_with_soa("ns " + sample.written + " 1 7200 900 1209600 300"));
    check_zone(read.built, 1, read.diagnostics);

    BOOST_TEST_REQUIRE(!read.diagnostics.kept().empty());
    const std::string& hint = read.diagnostics.kept().front().hint;
    BOOST_TEST(hint.ends_with(sample.meant), hint);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
