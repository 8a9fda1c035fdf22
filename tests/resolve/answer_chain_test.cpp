#include "namu/resolve/answer_chain.hpp"

#include "resolve/small_internet.hpp"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using resolve::AnswerChain;
using resolve::follow_answer;

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

Message::Record alias(const std::string& owner, const std::string& target, RRType type = RRType::CNAME)
{
    const Name to = name(target);
    return {name(owner), type, RRClass::IN, Ttl::from_wire(300), {to.octets().begin(), to.octets().end()}};
}

Message::Record address(const std::string& owner)
{
    return {name(owner), RRType::A, RRClass::IN, Ttl::from_wire(300), {192, 0, 2, 1}};
}

AnswerChain follow(std::vector<Message::Record> answer, const std::string& zone = ".")
{
    const Question question{name("www.example."), RRType::A};
    Message reply = testing::reply_to(question);
    reply.answer = std::move(answer);
    return follow_answer(reply, question, name(zone), 3);
}

BOOST_AUTO_TEST_SUITE(answer_chain)

BOOST_AUTO_TEST_CASE(aliases_are_followed_in_whatever_order_they_stand)
{
    const AnswerChain chain = follow(
        {address("c.example."), alias("b.example.", "c.example."), alias("www.example.", "b.example.")});

    BOOST_TEST(chain.has_records);
    BOOST_TEST(chain.last.to_text() == "c.example.");
    BOOST_TEST(chain.records.size() == 3U);
}

BOOST_AUTO_TEST_CASE(records_of_other_names_do_not_belong_to_it)
{
    const AnswerChain chain = follow({address("mail.example.")});

    BOOST_TEST(!chain.has_records);
    BOOST_TEST(chain.records.empty());
}

// RFC 5452 §6
// checklist: 12.5
BOOST_AUTO_TEST_CASE(where_the_server_has_nothing_to_say_it_ends)
{
    const AnswerChain chain =
        follow({alias("www.example.", "www.other."), address("www.other.")}, "example.");

    BOOST_TEST(!chain.has_records);
    BOOST_TEST(chain.last.to_text() == "www.other.");
    BOOST_TEST(chain.records.size() == 1U);
}

// RFC 6672 §3.4.1
// checklist: 12.11
BOOST_AUTO_TEST_CASE(a_redirection_of_somebody_elses_names_is_not_one)
{
    const AnswerChain chain =
        follow({alias(".", "other.", RRType::DNAME), address("www.example.")}, "example.");

    BOOST_TEST(chain.has_records);
    BOOST_TEST(chain.records.size() == 1U);
}

// checklist: 12.2
BOOST_AUTO_TEST_CASE(of_a_ring_only_so_much_is_taken)
{
    const AnswerChain chain =
        follow({alias("www.example.", "b.example."), alias("b.example.", "www.example.")});

    BOOST_TEST(!chain.has_records);
    BOOST_TEST(chain.records.size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
