#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include "support/zone_from_text.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
using testing::CheckSample;
using testing::complaints_about;

BOOST_AUTO_TEST_SUITE(check_rrset)

// clang-format off
const CheckSample samples[] = {
    {"www A 192.0.2.2\nwww A 192.0.2.3\n",                   {}},
    {"www A 192.0.2.2\nftp A 192.0.2.2\nwww A 192.0.2.2\n",  {"warning duplicate-record 7:1"}},
    {"www A 192.0.2.2\nwww A 192.0.2.2\nwww A 192.0.2.2\n",  {"warning duplicate-record 6:1", "warning duplicate-record 7:1"}},
    {"www MX 10 ns\nwww MX 10 NS\n",                         {"warning duplicate-record 6:1"}},
    {"www A 192.0.2.2\nwww 600 A 192.0.2.3\n",               {"warning ttls-differ 6:1"}},
    {"www 600 A 192.0.2.3\nwww A 192.0.2.2\n",               {"warning ttls-differ 6:1"}},
    {"www A 192.0.2.2\nwww 600 TXT x\n",                     {}},
    {"@ 59 DNSKEY 257 3 15 AAAA\n",                          {"warning short-ttl 5:1"}},
    {"@ 60 DNSKEY 257 3 15 AAAA\n",                          {}},
    {"www 0 A 192.0.2.2\nsub 0 NS ns\n",                     {}},
    {"gc._MSDCS A 192.0.2.2\na.*.b A 192.0.2.2\n",           {"warning asterisk-inside 6:1"}},
    {"-a A 192.0.2.2\nb- AAAA ::1\nc_ TXT x\nd_ MX 1 ns\n",  {"warning not-a-host-name 5:1", "warning not-a-host-name 6:1", "warning not-a-host-name 8:1"}},
};
// clang-format on

// RFC 2181 §5, §5.2
// checklist: 3.7, 4.4
// RFC 2181 §5, §5.2; host names of RFC 952, RFC 1123 §2.1
BOOST_DATA_TEST_CASE(a_record_is_written_once_and_a_set_has_one_ttl, data::make(samples), sample)
{
    BOOST_TEST(complaints_about(sample) == sample.complaints, boost::test_tools::per_element());
}

std::string many_strings(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "big TXT \"" + std::to_string(1000 + i) + std::string(196, 'x') + "\"\n";
    return text;
}

BOOST_AUTO_TEST_CASE(a_set_that_fits_no_message_is_told)
{
    // 200 octets of text, a length octet, 2 + 10 octets around: 213 for each record.
    const CheckSample fits{many_strings(65'535 / 213), {}};
    const CheckSample too_large{many_strings(65'535 / 213 + 1), {"warning rrset-too-large 5:1"}};

    BOOST_TEST(complaints_about(fits) == fits.complaints, boost::test_tools::per_element());
    BOOST_TEST(complaints_about(too_large) == too_large.complaints, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_place_of_the_other_record_is_in_a_note)
{
    auto read = testing::zone_from_text("example.com.", std::string{testing::plain_zone} +
                                                            "www A 192.0.2.2\nwww 600 A 192.0.2.3\n");
    check_zone(read.built, 1, read.diagnostics);

    BOOST_TEST_REQUIRE(read.diagnostics.kept().size() == 1U);
    const Diagnostic& found = read.diagnostics.kept().front();
    BOOST_TEST_REQUIRE(found.notes.size() == 1U);
    BOOST_TEST(read.sources.locate(found.notes.front().where.begin).line == 5U);
    BOOST_TEST(found.notes.front().message == "this one has TTL 300");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
