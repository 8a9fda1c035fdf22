#include "support/case_file.hpp"

#include "answer/reply_text.hpp"
#include "support/case_packet.hpp"

#include <ostream>
#include <string>
#include <tuple>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namespace namu::testing;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(case_file)

struct BadCase {
    const char* what;
    const char* text;
    std::size_t line;
};

std::ostream& operator<<(std::ostream& out, const BadCase& sample)
{
    return out << sample.what;
}

// clang-format off
const BadCase bad_cases[] = {
    {"no title",            "rfc: RFC 1034\nquestion: a. A\n", 1},
    {"no rfc",              "# T.\nquestion: a. A\n", 1},
    {"no question",         "# T.\nrfc: RFC 1034\nzone: a.\n@ A 192.0.2.1\n", 1},
    {"empty",               "", 1},
    {"rfc without number",  "# T.\nrfc: 1034\nquestion: a. A\n", 2},
    {"rfc with other words", "# T.\nrfc: RFC 1034 section 3\nquestion: a. A\n", 2},
    {"rfc twice",           "# T.\nrfc: RFC 1034\nrfc: RFC 1035\nquestion: a. A\n", 3},
    {"checklist in words",  "# T.\nrfc: RFC 1034\nchecklist: five\nquestion: a. A\n", 3},
    {"unknown keyword",     "# T.\nrfc: RFC 1034\nzones: a.\nquestion: a. A\n", 3},
    {"unknown setting",     "# T.\nrfc: RFC 1034\nset: colour red\nquestion: a. A\n", 3},
    {"unknown field",       "# T.\nrfc: RFC 1034\nquestion: a. A\nanswers:\n", 4},
    {"field twice",         "# T.\nrfc: RFC 1034\nquestion: a. A\nstatus: NOERROR\nstatus: NOERROR\n", 5},
    {"field before",        "# T.\nrfc: RFC 1034\nstatus: NOERROR\nquestion: a. A\n", 3},
    {"no keyword",          "# T.\nrfc: RFC 1034\nquestion: a. A\nwww.example.\n", 4},
    {"keyword in capitals", "# T.\nrfc: RFC 1034\nquestion: a. A\nStatus: NOERROR\n", 4},
    {"zone not absolute",   "# T.\nrfc: RFC 1034\nzone: a\nquestion: a. A\n", 3},
    {"indented",            "# T.\n  rfc: RFC 1034\nquestion: a. A\n", 2},
};
// clang-format on

BOOST_DATA_TEST_CASE(mistakes_in_the_form_are_refused, data::make(bad_cases), sample)
{
    BOOST_CHECK_EXCEPTION(std::ignore = parse_case_file(sample.text), CaseError,
                          [&](const CaseError& error) { return error.line() == sample.line; });
}

struct BadBlock {
    const char* what;
    const char* text;
};

std::ostream& operator<<(std::ostream& out, const BadBlock& sample)
{
    return out << sample.what;
}

// clang-format off
const BadBlock bad_blocks[] = {
    {"no type",                  "question: a.\nstatus: NOERROR\nflags: qr"},
    {"unknown type",             "question: a. AAAAA\nstatus: NOERROR\nflags: qr"},
    {"unknown class",            "question: a. A XX\nstatus: NOERROR\nflags: qr"},
    {"name not absolute",        "question: a A\nstatus: NOERROR\nflags: qr"},
    {"unknown word to send",     "question: a. A\nsend: quic\nstatus: NOERROR\nflags: qr"},
    {"unknown value to send",    "question: a. A\nsend: qid=1\nstatus: NOERROR\nflags: qr"},
    {"edns without a number",    "question: a. A\nsend: edns=big\nstatus: NOERROR\nflags: qr"},
    {"option without edns",      "question: a. A\nsend: nsid\nstatus: NOERROR\nflags: qr"},
    {"half an octet",            "packet: 123\nstatus: NOERROR\nflags: qr"},
    {"no status",                "question: a. A\nflags: qr"},
    {"unknown status",           "question: a. A\nstatus: FINE\nflags: qr"},
    {"no flags",                 "question: a. A\nstatus: NOERROR"},
    {"unknown flag",             "question: a. A\nstatus: NOERROR\nflags: qr xx"},
    {"record behind the colon",  "question: a. A\nstatus: NOERROR\nflags: qr\nanswer: a. 1 IN A 192.0.2.1"},
    {"section without records",  "question: a. A\nstatus: NOERROR\nflags: qr\nanswer:"},
};
// clang-format on

BOOST_DATA_TEST_CASE(mistakes_in_a_question_are_refused, data::make(bad_blocks), sample)
{
    const CaseFile file = parse_case_file("# T.\nrfc: RFC 1034\n" + std::string{sample.text} + "\n");

    BOOST_CHECK_THROW(std::ignore =
                          expected_reply(file.blocks.at(0), make_packet(file.blocks.at(0)), file.settings),
                      CaseError);
}

BOOST_AUTO_TEST_CASE(a_case_is_read_part_by_part)
{
    const CaseFile file = parse_case_file("# Title.\n"
                                          "rfc: RFC 1034 §4.3.2 step 3a, RFC 4592 §2.2.1\n"
                                          "checklist: 5.1, 5.25\n"
                                          "set: identity server-1\n"
                                          "zone: example.\n"
                                          "@ A 192.0.2.1 ; kept\n"
                                          "  A 192.0.2.2\n"
                                          "unloaded: broken.test.\n"
                                          "question: example. A\n"
                                          "send: tcp\n"
                                          "packet: 00\n"
                                          "  01 02\n");

    BOOST_TEST(file.title == "Title.");
    BOOST_TEST(file.settings.identity == "server-1");
    BOOST_TEST_REQUIRE(file.zones.size() == 2U);
    BOOST_TEST(file.zones[0].text.value() == "@ A 192.0.2.1 ; kept\n  A 192.0.2.2\n");
    BOOST_TEST(!file.zones[1].text.has_value());
    BOOST_TEST_REQUIRE(file.blocks.size() == 2U);
    BOOST_TEST(file.blocks[0].line == 9U);
    BOOST_TEST((make_packet(file.blocks[0]).transport == Transport::tcp));
    BOOST_TEST(make_packet(file.blocks[1]).octets.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_question_becomes_a_datagram)
{
    const CaseFile file =
        parse_case_file("# T.\nrfc: RFC 1034\n"
                        "question: a. NS CH\n"
                        "send: id=258 rd opcode=2 edns=512 version=1 do option=10:abcd trailing=ff\n");
    const std::vector<std::uint8_t> wanted = {1,    2, 0x11, 0, 0, 1,  0, 0, 0,    0,    0,   1, 1,
                                              'a',  0, 0,    2, 0, 3,  0, 0, 41,   2,    0,   0, 1,
                                              0x80, 0, 0,    6, 0, 10, 0, 2, 0xab, 0xcd, 0xff};

    const CasePacket packet = make_packet(file.blocks.at(0));

    BOOST_TEST(packet.octets == wanted, boost::test_tools::per_element());
    BOOST_TEST(packet.has_opt);
    BOOST_TEST(packet.dnssec_ok);
}

/// What `expected_reply` makes of the fields behind a fixed question.
ReplyText expected_of(const std::string& fields)
{
    const CaseFile file =
        parse_case_file("# T.\nrfc: RFC 1034\nquestion: a. A\nstatus: NOERROR\nflags: qr aa\n" + fields);
    return expected_reply(file.blocks.at(0), make_packet(file.blocks.at(0)), file.settings);
}

BOOST_AUTO_TEST_CASE(records_of_one_rrset_may_come_in_any_order_but_rrsets_may_not)
{
    const ReplyText one =
        expected_of("answer:\n  a. 1 IN A 192.0.2.1\n  a. 1 IN A 192.0.2.2\n  a. 1 IN TXT \"t\"\n");
    const ReplyText other =
        expected_of("answer:\n  a. 1 IN A 192.0.2.2\n  a.  1 IN A   192.0.2.1\n  a. 1 IN TXT \"t\"\n");
    const ReplyText swapped =
        expected_of("answer:\n  a. 1 IN TXT \"t\"\n  a. 1 IN A 192.0.2.1\n  a. 1 IN A 192.0.2.2\n");

    BOOST_TEST((one == other));
    BOOST_TEST((one != swapped));
}

BOOST_AUTO_TEST_CASE(blanks_inside_quotes_count)
{
    BOOST_TEST((expected_of("answer:\n  a. 1 IN TXT \"a  b\"\n") !=
                expected_of("answer:\n  a. 1 IN TXT \"a b\"\n")));
}

BOOST_AUTO_TEST_CASE(a_difference_is_marked)
{
    const ReplyText expected = expected_of("answer:\n  a. 1 IN A 192.0.2.1\n");
    const ReplyText received = expected_of("answer:\n  a. 1 IN A 192.0.2.2\n");

    const std::string shown = side_by_side(expected, received);

    BOOST_TEST(shown.find("!   a. 1 IN A 192.0.2.1 |   a. 1 IN A 192.0.2.2\n") != std::string::npos);
    BOOST_TEST(shown.find("  status: NOERROR       | status: NOERROR\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(counted_sections_compare_by_number)
{
    const ReplyText expected = expected_of("answer: 2 records\n");
    ReplyText received = expected_of("answer:\n  a. 1 IN A 192.0.2.1\n  a. 1 IN A 192.0.2.2\n");
    ReplyText too_few = expected_of("answer:\n  a. 1 IN A 192.0.2.1\n");

    hide_counted_sections(expected, received);
    hide_counted_sections(expected, too_few);

    BOOST_TEST((received == expected));
    BOOST_TEST((too_few != expected));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
