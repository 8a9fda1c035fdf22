#include "namu/wire/message_text.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

Name name(std::string_view text)
{
    return Name::from_text(text).value();
}

Message::Record address(std::string_view owner, std::uint32_t ttl, std::uint8_t last)
{
    return {name(owner), RRType::A, RRClass::IN, Ttl::from_wire(ttl), {192, 0, 2, last}};
}

std::vector<std::uint8_t> octets(std::string_view text)
{
    const Bytes bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

} // namespace

BOOST_AUTO_TEST_SUITE(message_text)

BOOST_AUTO_TEST_CASE(an_answer_is_shown_as_users_of_dig_know_it)
{
    Message message;
    message.id = 4660;
    message.flags = HeaderFlag::response | HeaderFlag::authoritative | HeaderFlag::recursion_desired;
    message.questions.push_back({name("www.home.lab."), RRType::A, RRClass::IN});
    message.answer = {address("www.home.lab.", 3600, 1), address("www.home.lab.", 60, 20)};
    message.authority.push_back({name("home.lab."), RRType::NS, RRClass::IN, Ttl::from_wire(3600),
                                 octets(as_text(name("ns.home.lab.").octets()))});
    message.additional = {address("ns.home.lab.", 3600, 3)};
    message.opt = Opt{.payload_size = 1232, .flags = Opt::dnssec_ok_flag};
    message.opt->options = {{OptionCode::NSID, octets("a")}};

    BOOST_TEST(to_text(message) == ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4660\n"
                                   ";; flags: qr aa rd; QUERY: 1, ANSWER: 2, AUTHORITY: 1, ADDITIONAL: 2\n"
                                   "\n"
                                   ";; OPT PSEUDOSECTION:\n"
                                   "; EDNS: version: 0, flags: do; udp: 1232\n"
                                   "; NSID: 61 \"a\"\n"
                                   "\n"
                                   ";; QUESTION SECTION:\n"
                                   ";www.home.lab. IN A\n"
                                   "\n"
                                   ";; ANSWER SECTION:\n"
                                   "www.home.lab. 3600 IN A 192.0.2.1\n"
                                   "www.home.lab. 60   IN A 192.0.2.20\n"
                                   "\n"
                                   ";; AUTHORITY SECTION:\n"
                                   "home.lab. 3600 IN NS ns.home.lab.\n"
                                   "\n"
                                   ";; ADDITIONAL SECTION:\n"
                                   "ns.home.lab. 3600 IN A 192.0.2.3\n");
}

BOOST_AUTO_TEST_CASE(sections_without_records_are_left_out)
{
    Message message;
    message.id = 1;
    message.rcode = Rcode::REFUSED;

    BOOST_TEST(to_text(message) == ";; ->>HEADER<<- opcode: QUERY, status: REFUSED, id: 1\n"
                                   ";; flags:; QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0\n");
}

BOOST_AUTO_TEST_CASE(every_flag_has_its_letters)
{
    Message message;
    message.flags = 0xffff;
    BOOST_TEST(header_flags_text(message) == "qr aa tc rd ra z ad cd");
    message.flags = 0;
    BOOST_TEST(header_flags_text(message) == "");
}

BOOST_AUTO_TEST_CASE(columns_stand_below_each_other_but_for_very_long_owners)
{
    const std::string longest = std::string(50, 'x') + ".";
    Message message;
    message.answer = {address("a.", 1, 1), address(longest, 10, 2)};
    message.answer.push_back(
        {name("b."), RRType::AAAA, RRClass::IN, Ttl::from_wire(5), std::vector<std::uint8_t>(16)});

    const std::string text = to_text(message);
    BOOST_TEST(text.substr(text.find("ANSWER SECTION:\n") + 16) ==
               "a." + std::string(38, ' ') + " 1  IN A    192.0.2.1\n" + longest + " 10 IN A    192.0.2.2\n" +
                   "b." + std::string(38, ' ') + " 5  IN AAAA ::\n");
}

BOOST_AUTO_TEST_CASE(one_record_is_a_line_of_a_master_file)
{
    BOOST_TEST(to_text(address("www.example.", 300, 7)) == "www.example. 300 IN A 192.0.2.7");
    const Message::Record unknown{
        name("a\\032b."), static_cast<RRType>(65280), static_cast<RRClass>(32), {}, {1}};
    BOOST_TEST(to_text(unknown) == "a\\032b. 0 CLASS32 TYPE65280 \\# 1 01");
}

BOOST_AUTO_TEST_CASE(a_record_that_stands_for_an_rrset_has_no_rdata_text)
{
    const Message::Record any{name("a."), RRType::A, RRClass::ANY, {}, {}};
    BOOST_TEST(rdata_text(any) == "");
}

BOOST_AUTO_TEST_SUITE_END()
