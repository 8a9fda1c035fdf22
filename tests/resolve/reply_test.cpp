#include "namu/resolve/reply.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using resolve::Iteration;
using resolve::write_reply;

BOOST_AUTO_TEST_SUITE(resolver_reply)

const Question question{Name::from_text("www.example.").value(), RRType::A};

Message reply_to(const Iteration::Outcome& outcome, std::size_t most_octets = 1'232,
                 const std::optional<Opt>& opt = Opt{.payload_size = 1232})
{
    const auto query = write_query(77, HeaderFlag::recursion_desired, question, opt);
    const auto reply = write_reply(Query::parse(query), outcome, most_octets);
    BOOST_TEST(reply.size() <= most_octets);
    return read_message(reply).value();
}

Message::Record address(std::uint8_t last)
{
    return {question.name, RRType::A, RRClass::IN, Ttl::from_wire(60), {192, 0, 2, last}};
}

// RFC 1035 §4.1.1
// checklist: 12.17
BOOST_AUTO_TEST_CASE(it_has_the_records_and_says_that_it_may_be_asked_again)
{
    const Message reply = reply_to({.rcode = Rcode::NOERROR, .answer = {address(1), address(2)}});

    BOOST_TEST(reply.id == 77);
    BOOST_TEST(reply.has(HeaderFlag::response));
    BOOST_TEST(reply.has(HeaderFlag::recursion_available));
    BOOST_TEST(reply.has(HeaderFlag::recursion_desired));
    BOOST_TEST(!reply.has(HeaderFlag::authoritative));
    BOOST_TEST((reply.answer == std::vector{address(1), address(2)}));
    BOOST_TEST((reply.questions == std::vector{question}));
}

// RFC 2181 §9
BOOST_AUTO_TEST_CASE(what_does_not_fit_makes_it_truncated)
{
    Iteration::Outcome outcome{.rcode = Rcode::NOERROR};
    for (std::uint8_t i = 0; i < 100; ++i)
        outcome.answer.push_back(address(i));

    const Message reply = reply_to(outcome, 512);

    BOOST_TEST(reply.has(HeaderFlag::truncated));
    BOOST_TEST(reply.answer.empty());
    BOOST_TEST(reply_to(outcome, 65'535).answer.size() == 100U);
}

// RFC 8914 §4.23
BOOST_AUTO_TEST_CASE(a_failure_says_why)
{
    const Message reply = reply_to({.why = "nobody is there"});

    BOOST_TEST((reply.rcode == Rcode::SERVFAIL));
    BOOST_TEST_REQUIRE(reply.opt.has_value());
    BOOST_TEST_REQUIRE(reply.opt->options.size() == 1U);
    const auto& data = reply.opt->options.front().data;
    BOOST_TEST(std::string(data.begin() + 2, data.end()) == "nobody is there");
}

BOOST_AUTO_TEST_CASE(a_client_without_edns_gets_none)
{
    const Message reply = reply_to({.why = "nobody is there"}, 512, std::nullopt);

    BOOST_TEST(!reply.opt.has_value());
    BOOST_TEST((reply.rcode == Rcode::SERVFAIL));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
