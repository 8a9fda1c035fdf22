#include "namu/resolve/server_memory.hpp"

#include <array>
#include <chrono>
#include <cstdint>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using resolve::ServerAddress;
using resolve::ServerMemory;

constexpr std::array<std::uint8_t, 4> octets{192, 0, 2, 1};
const ServerAddress server = *ServerAddress::from_record(RRType::A, octets);
const Question question{Name::from_text("www.example.").value(), RRType::A};
const Question other_question{Name::from_text("www.example.").value(), RRType::MX};

Clock::Time at(std::int64_t seconds)
{
    return Clock::Time{std::chrono::seconds{seconds}};
}

BOOST_AUTO_TEST_SUITE(server_memory)

// RFC 2308 §7.2, RFC 9520 §3.2
// checklist: 12.8
BOOST_AUTO_TEST_CASE(pauses_double_up_to_five_minutes)
{
    ServerMemory memory;
    std::int64_t now = 0;
    for (const std::int64_t pause : {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
        memory.note_silence(server, at(now));

        BOOST_TEST(!memory.is_worth_asking(server, question, at(now + pause - 1)));
        BOOST_TEST(memory.is_worth_asking(server, question, at(now + pause)));
        now += pause;
    }
}

BOOST_AUTO_TEST_CASE(long_after_a_pause_it_begins_anew)
{
    ServerMemory memory;
    memory.note_silence(server, at(0));
    memory.note_silence(server, at(400));

    BOOST_TEST(memory.is_worth_asking(server, question, at(402)));
}

// RFC 2308 §7.1
// checklist: 12.8
BOOST_AUTO_TEST_CASE(a_useless_reply_is_about_one_question)
{
    ServerMemory memory;
    memory.note_useless(server, question, at(0));

    BOOST_TEST(!memory.is_worth_asking(server, question, at(1)));
    BOOST_TEST(memory.is_worth_asking(server, other_question, at(1)));
}

BOOST_AUTO_TEST_CASE(an_answer_makes_failures_forgotten)
{
    ServerMemory memory;
    memory.note_silence(server, at(0));
    memory.note_useless(server, question, at(0));
    BOOST_TEST(!memory.is_worth_asking(server, question, at(1)));

    memory.note_answer(server, question);

    BOOST_TEST(memory.is_worth_asking(server, question, at(1)));
}

BOOST_AUTO_TEST_CASE(whoever_replies_is_not_silent)
{
    ServerMemory memory;
    memory.note_silence(server, at(0));
    memory.note_useless(server, question, at(1));

    BOOST_TEST(memory.is_worth_asking(server, other_question, at(1)));
}

// RFC 6891 §6.2.2
// checklist: 12.10
BOOST_AUTO_TEST_CASE(that_a_server_knows_no_edns_is_kept_for_a_minute)
{
    ServerMemory memory;
    memory.note_without_edns(server, at(0));

    BOOST_TEST(!memory.knows_edns(server, at(59)));
    BOOST_TEST(memory.knows_edns(server, at(60)));
}

BOOST_AUTO_TEST_CASE(it_does_not_grow_without_end)
{
    ServerMemory memory{2};
    const Question third{Name::from_text("third.example.").value(), RRType::A};
    memory.note_useless(server, question, at(0));
    memory.note_useless(server, other_question, at(0));
    memory.note_useless(server, third, at(0));

    BOOST_TEST(memory.is_worth_asking(server, question, at(0)));
    BOOST_TEST(!memory.is_worth_asking(server, third, at(0)));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
