#include "resolve/story.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace namu;
using testing::Story;
using Asked = std::vector<std::string>;

Clock::Time at(int seconds)
{
    return Clock::Time{std::chrono::seconds{seconds}};
}

BOOST_AUTO_TEST_SUITE(iteration_failures)

// RFC 2308 §7.2, RFC 9520 §3.2
// checklist: 12.8
BOOST_FIXTURE_TEST_CASE(a_silent_server_is_left_alone_twice_as_long_each_time, Story)
{
    silence("192.0.2.5");
    ask("www.two.com.");
    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));

    CHECK_ASKED(Asked{}, ask("mail.two.com.", RRType::A, at(1)));
    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    CHECK_ASKED((Asked{"www.two.com. A at 192.0.2.77", "www.two.com. A at 192.0.2.5"}),
                ask("www.two.com.", RRType::A, at(2)));
    CHECK_ASKED(Asked{}, ask("www.two.com.", RRType::A, at(5)));
    wake("192.0.2.5");
    BOOST_TEST(ask("www.two.com.", RRType::A, at(6)).size() == 2U);
    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
}

// checklist: 12.8
BOOST_FIXTURE_TEST_CASE(of_two_servers_the_one_that_answers_is_asked_at_once, Story)
{
    ask("www.two.com.");

    CHECK_ASKED((Asked{"mail.two.com. A at 192.0.2.5"}), ask("mail.two.com.", RRType::A, at(1)));
}

// RFC 2308 §7.1
// checklist: 12.8
BOOST_FIXTURE_TEST_CASE(a_server_without_an_answer_is_asked_other_questions, Story)
{
    ask("www.lame.com.");

    CHECK_ASKED(Asked{}, ask("www.lame.com.", RRType::A, at(1)));
    BOOST_TEST(ask("www.lame.com.", RRType::MX, at(1)).front() == "www.lame.com. MX at 192.0.2.2");
    BOOST_TEST(ask("www.lame.com.", RRType::A, at(2)).front() == "www.lame.com. A at 192.0.2.2");
}

// checklist: 12.8
BOOST_FIXTURE_TEST_CASE(a_server_without_tcp_is_asked_what_needs_none, Story)
{
    refuse_tcp("192.0.2.4");
    ask("many.lab.glasscom.com.", RRType::TXT);
    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));

    ask("www.lab.glasscom.com.");
    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
}

// checklist: 12.8
BOOST_FIXTURE_TEST_CASE(whoever_watches_is_told_of_a_server_that_is_left_alone, Story)
{
    ask("www.two.com.");
    struct Watcher : resolve::IterationObserver {
        std::vector<std::string> left_alone;
        void on_left_alone(const Name& server, const resolve::ServerAddress& address) override
        {
            left_alone.push_back(server.to_text() + " " + address.to_text());
        }
    } watcher;

    resolve("mail.two.com.", RRType::A, at(1), {}, &watcher);

    CHECK_ASKED((Asked{"ns1.two.com. 192.0.2.77"}), watcher.left_alone);
}

// RFC 6891 §6.2.2
// checklist: 12.10
BOOST_FIXTURE_TEST_CASE(a_server_that_does_not_know_edns_is_asked_without, Story)
{
    for (const Rcode how : {Rcode::FORMERR, Rcode::NOTIMP, Rcode::BADVERS}) {
        cache.flush();
        refuse_edns("192.0.2.4", how);

        const auto asked_then = ask("www.lab.glasscom.com.");

        BOOST_TEST((outcome.rcode == Rcode::NOERROR));
        CHECK_ASKED(
            (Asked{"www.lab.glasscom.com. A at 192.0.2.4", "www.lab.glasscom.com. A at 192.0.2.4 plain"}),
            Asked(asked_then.end() - 2, asked_then.end()));
        CHECK_ASKED((Asked{"zero.lab.glasscom.com. A at 192.0.2.4 plain"}), ask("zero.lab.glasscom.com."));
        BOOST_TEST(ask("ns.lab.glasscom.com.", RRType::MX, at(60)).size() ==
                   2U); // who knows what it can do by now
    }
}

// checklist: 12.8, 12.10
BOOST_FIXTURE_TEST_CASE(who_refuses_without_edns_as_well_is_of_no_use, Story)
{
    add("192.0.2.4", [](const Question& question) { return testing::reply_to(question, Rcode::FORMERR); });

    const auto asked_then = ask("www.lab.glasscom.com.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(std::ranges::count(asked_then, "www.lab.glasscom.com. A at 192.0.2.4") == 1);
    BOOST_TEST(std::ranges::count(asked_then, "www.lab.glasscom.com. A at 192.0.2.4 plain") == 1);
}

// RFC 8020 §2
// checklist: 12.15
BOOST_FIXTURE_TEST_CASE(below_a_name_that_does_not_exist_there_is_nothing_to_ask, Story)
{
    ask("nobody.lab.glasscom.com.");

    CHECK_ASKED(Asked{}, ask("www.far.below.nobody.lab.glasscom.com.", RRType::MX));
    BOOST_TEST((outcome.rcode == Rcode::NXDOMAIN));
    BOOST_TEST(outcome.authority.size() == 1U);
    BOOST_TEST(ask("elsewhere.lab.glasscom.com.").size() == 1U);
}

// RFC 6604 §3
// checklist: 12.15
BOOST_FIXTURE_TEST_CASE(where_an_alias_leads_nowhere_its_target_is_denied, Story)
{
    ask("x.d.glasscom.com."); // an alias of x.lab.glasscom.com.
    BOOST_TEST((outcome.rcode == Rcode::NXDOMAIN));
    BOOST_TEST(outcome.answer.size() == 2U);

    CHECK_ASKED(Asked{}, ask("y.x.lab.glasscom.com."));
    BOOST_TEST((outcome.rcode == Rcode::NXDOMAIN));
    ask("x.d.glasscom.com.", RRType::CNAME);
    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
