#include "namu/lab/journal/journal.hpp"

#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using lab::Delivery;
using lab::Journal;
using lab::JournalEntry;

BOOST_AUTO_TEST_SUITE(journal)

JournalEntry question(std::size_t octets = 12)
{
    JournalEntry entry;
    entry.question.assign(octets, 7);
    return entry;
}

BOOST_AUTO_TEST_CASE(questions_and_replies_are_numbered_as_they_happen)
{
    Journal journal;
    const auto first = journal.ask(question());
    const auto second = journal.ask(question());
    journal.answer(second, {{1, 2}});
    journal.answer(first, {{3}}, {"drop"});

    BOOST_TEST_REQUIRE(journal.entries().size() == 2U);
    BOOST_TEST(journal.entries()[0].asked == 1U);
    BOOST_TEST(journal.entries()[0].answered == 4U);
    BOOST_TEST(journal.entries()[0].faults == std::vector<std::string>{"drop"});
    BOOST_TEST(journal.entries()[1].asked == 2U);
    BOOST_TEST(journal.entries()[1].answered == 3U);
}

BOOST_AUTO_TEST_CASE(the_oldest_is_forgotten_when_there_are_too_many)
{
    Journal journal{3};
    const auto first = journal.ask(question());
    for (int i = 0; i < 4; ++i)
        journal.ask(question());
    journal.answer(first, {{1}}); // that one has gone: nothing happens

    BOOST_TEST(journal.entries().size() == 3U);
    BOOST_TEST(journal.forgotten() == 2U);
    BOOST_TEST(journal.entries().front().asked == 3U);
}

BOOST_AUTO_TEST_CASE(the_oldest_is_forgotten_when_there_are_too_many_octets)
{
    Journal journal{100, 1'000};
    for (int i = 0; i < 10; ++i)
        journal.answer(journal.ask(question(100)), {std::vector<std::uint8_t>(300)});

    BOOST_TEST(journal.entries().size() == 2U);
    BOOST_TEST(journal.forgotten() == 8U);
}

BOOST_AUTO_TEST_CASE(who_follows_is_told_of_each_reply_until_it_leaves)
{
    Journal journal;
    std::vector<std::uint64_t> seen;
    std::uint64_t number = 0;
    number = journal.follow([&](const JournalEntry& entry) {
        seen.push_back(entry.asked);
        if (seen.size() == 2)
            journal.leave(number); // in the middle of being told
    });
    for (int i = 0; i < 3; ++i)
        journal.answer(journal.ask(question()), {{1}});

    BOOST_TEST(seen == (std::vector<std::uint64_t>{1, 3}));
}

BOOST_AUTO_TEST_CASE(a_delayed_reply_is_due_when_the_delay_is_over)
{
    Journal journal;
    journal.answer(journal.ask(question()), {.octets = {1}, .delay = std::chrono::milliseconds{500}});

    const JournalEntry& entry = journal.entries().front();
    BOOST_TEST((entry.answered_at - entry.asked_at >= std::chrono::milliseconds{500}));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
