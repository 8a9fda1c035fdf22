#include "namu/resolve/iteration.hpp"

#include "resolve/story.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using testing::octets_of;
using testing::Story;
using Asked = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(iteration)

// RFC 1034 §5.3.3
// checklist: 12.1
BOOST_FIXTURE_TEST_CASE(it_goes_from_the_root_along_referrals, Story)
{
    CHECK_ASKED((Asked{". NS at 192.0.2.1", "www.lab.glasscom.com. A at 192.0.2.1",
                       "www.lab.glasscom.com. A at 192.0.2.2", "www.lab.glasscom.com. A at 192.0.2.3",
                       "www.lab.glasscom.com. A at 192.0.2.4"}),
                ask("www.lab.glasscom.com."));

    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
    BOOST_TEST_REQUIRE(outcome.answer.size() == 1U);
    BOOST_TEST(outcome.answer.front().rdata == octets_of({198, 51, 100, 7}));
}

// checklist: 12.1
BOOST_FIXTURE_TEST_CASE(what_it_remembers_it_does_not_ask_again, Story)
{
    ask("www.lab.glasscom.com.");

    CHECK_ASKED(Asked{}, ask("www.lab.glasscom.com."));
    CHECK_ASKED((Asked{"mail.lab.glasscom.com. A at 192.0.2.4"}), ask("mail.lab.glasscom.com."));
    BOOST_TEST((outcome.rcode == Rcode::NXDOMAIN));
    CHECK_ASKED(Asked{}, ask("mail.lab.glasscom.com.", RRType::MX));
    BOOST_TEST((outcome.rcode == Rcode::NXDOMAIN));
}

// RFC 2308 §5
// checklist: 12.12, 12.14, 12.16
BOOST_FIXTURE_TEST_CASE(times_run_out_for_records_and_for_denials, Story)
{
    const Clock::Time later{std::chrono::seconds{61}};
    const Clock::Time much_later{std::chrono::seconds{301}};
    ask("www.lab.glasscom.com.");
    ask("mail.lab.glasscom.com.");

    ask("mail.lab.glasscom.com.", RRType::A, Clock::Time{std::chrono::seconds{20}});
    BOOST_TEST(asked.empty());
    BOOST_TEST_REQUIRE(outcome.authority.size() == 1U); // the SOA, RFC 2308 §6
    BOOST_TEST(outcome.authority.front().ttl.seconds() == 40U);
    ask("www.lab.glasscom.com.", RRType::A, later);
    BOOST_TEST(asked.empty());
    BOOST_TEST(outcome.answer.front().ttl.seconds() == 239U);
    BOOST_TEST(ask("mail.lab.glasscom.com.", RRType::A, later).size() == 1U);
    BOOST_TEST(ask("www.lab.glasscom.com.", RRType::A, much_later).size() == 5U);
}

// checklist: 12.12
BOOST_FIXTURE_TEST_CASE(a_record_without_time_to_live_is_used_once, Story)
{
    const Clock::Time later{std::chrono::seconds{1}};

    ask("zero.lab.glasscom.com.");
    BOOST_TEST(outcome.answer.size() == 1U);
    CHECK_ASKED((Asked{"zero.lab.glasscom.com. A at 192.0.2.4"}),
                ask("zero.lab.glasscom.com.", RRType::A, later));
}

// RFC 1034 §3.6.2
// checklist: 12.11
BOOST_FIXTURE_TEST_CASE(aliases_are_followed_into_other_zones, Story)
{
    ask("away.glasscom.com.");

    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
    BOOST_TEST_REQUIRE(outcome.answer.size() == 2U);
    BOOST_TEST((outcome.answer[0].type == RRType::CNAME));
    BOOST_TEST(outcome.answer[1].owner.to_text() == "www.two.com.");
}

// checklist: 12.2
BOOST_FIXTURE_TEST_CASE(a_ring_of_aliases_is_left, Story)
{
    ask("ring.glasscom.com.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(outcome.why.find("aliases") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_address_of_a_server_without_glue_is_found_first, Story)
{
    ask("www.glueless.net.");

    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
    // Its parent brings the address along.
    BOOST_TEST(std::ranges::count(asked, "ns.lab.glasscom.com. A at 192.0.2.3") == 1);
    BOOST_TEST(asked.back() == "www.glueless.net. A at 192.0.2.4");
}

// checklist: 12.2
BOOST_FIXTURE_TEST_CASE(servers_whose_addresses_need_each_other_are_given_up, Story)
{
    ask("www.self.net.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(asked.size() < 12U);
    BOOST_TEST(outcome.why.find("self.net.") != std::string::npos);
}

// checklist: 12.8
BOOST_FIXTURE_TEST_CASE(where_one_server_is_silent_the_next_one_is_asked, Story)
{
    silence("192.0.2.77");
    ask("www.two.com.");

    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
    BOOST_TEST(std::ranges::count(asked, "www.two.com. A at 192.0.2.77") == 1);
    BOOST_TEST(asked.back() == "www.two.com. A at 192.0.2.5");
}

// checklist: 12.6, 12.8
BOOST_FIXTURE_TEST_CASE(a_server_that_does_not_know_its_zone_is_of_no_use, Story)
{
    ask("www.lame.com.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(outcome.why == "none of the servers of lame.com. has an answer");
}

BOOST_FIXTURE_TEST_CASE(servers_called_by_names_in_each_others_zones_are_searched_only_so_often, Story)
{
    // Each zone has ten servers, all called by names in the next zone: ten searches in each of ten searches, and so on.
    add("192.0.2.77", [](const Question& question) {
        Message reply;
        reply.flags = HeaderFlag::response;
        reply.questions = {question};
        const Name zone{question.name.view().last_labels(4)};
        const std::uint8_t number = zone.octets()[1]; // a letter
        for (std::uint8_t i = 'a'; i < 'k'; ++i) {
            const auto next = static_cast<std::uint8_t>(number + 1);
            reply.authority.push_back({zone,
                                       RRType::NS,
                                       RRClass::IN,
                                       Ttl::from_wire(300),
                                       {1, i, 1, next, 3, 't', 'w', 'o', 3, 'c', 'o', 'm', 0}});
        }
        return reply;
    });
    silence("192.0.2.5");
    std::size_t searches = 0;
    struct Counter : resolve::IterationObserver {
        std::size_t& searches;
        explicit Counter(std::size_t& count) : searches{count} {}
        void on_search_begin(const Name& /*server*/) override { ++searches; }
    } counter{searches};

    outcome = resolve("www.a.two.com.", RRType::A, {}, {.depth = 20}, &counter);

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(searches > 10U);
    BOOST_TEST(searches <= resolve::IterationLimits{}.address_searches);
}

BOOST_FIXTURE_TEST_CASE(an_address_that_was_tried_is_not_tried_again_for_another_type, Story)
{
    silence("192.0.2.4");
    ask("www.glueless.net.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(std::ranges::count(asked, "www.glueless.net. A at 192.0.2.4") == 1);
}

// RFC 7766 §5
// checklist: 12.9
BOOST_FIXTURE_TEST_CASE(what_does_not_fit_a_datagram_is_fetched_over_tcp, Story)
{
    ask("many.lab.glasscom.com.", RRType::TXT);

    BOOST_TEST(outcome.answer.size() == 200U);
    BOOST_TEST(asked.back() == "many.lab.glasscom.com. TXT at 192.0.2.4 tcp");
}

// RFC 4035 §3.1.4.1
// checklist: 12.18
BOOST_FIXTURE_TEST_CASE(the_parent_is_asked_for_ds, Story)
{
    ask("www.lab.glasscom.com.");

    CHECK_ASKED((Asked{"lab.glasscom.com. DS at 192.0.2.3"}), ask("lab.glasscom.com.", RRType::DS));
    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
    BOOST_TEST(outcome.answer.empty());
}

// RFC 5452 §6
// checklist: 12.5
BOOST_FIXTURE_TEST_CASE(what_a_server_says_of_other_zones_is_not_believed, Story)
{
    const auto poison = [](const Question& question) {
        Message reply;
        reply.flags = HeaderFlag::response | HeaderFlag::authoritative;
        reply.questions = {question};
        reply.answer.push_back(
            {question.name, RRType::A, RRClass::IN, Ttl::from_wire(300), {198, 51, 100, 1}});
        reply.answer.push_back({Name::from_text("www.lab.glasscom.com.").value(),
                                RRType::A,
                                RRClass::IN,
                                Ttl::from_wire(300),
                                {198, 51, 100, 66}});
        reply.authority.push_back({Name::from_text("com.").value(),
                                   RRType::NS,
                                   RRClass::IN,
                                   Ttl::from_wire(300),
                                   {2, 'n', 's', 3, 't', 'w', 'o', 3, 'c', 'o', 'm', 0}});
        reply.additional.push_back({Name::from_text("ns.com.").value(),
                                    RRType::A,
                                    RRClass::IN,
                                    Ttl::from_wire(300),
                                    {198, 51, 100, 66}});
        return reply;
    };
    add("192.0.2.77", poison);
    ask("www.two.com.");
    BOOST_TEST(outcome.answer.size() == 1U);

    ask("www.lab.glasscom.com.");
    BOOST_TEST(outcome.answer.front().rdata == octets_of({198, 51, 100, 7}));
    BOOST_TEST(std::ranges::count(asked, "www.lab.glasscom.com. A at 192.0.2.2") == 1);
}

// checklist: 12.2, 12.6
BOOST_FIXTURE_TEST_CASE(a_zone_that_sends_in_circles_costs_no_more_than_is_allowed, Story)
{
    // Each referral leads one label down to the same server.
    add("192.0.2.77", [](const Question& question) {
        Message reply;
        reply.flags = HeaderFlag::response;
        reply.questions = {question};
        for (NameView at = question.name; at.label_count() > 2; at = at.parent())
            reply.authority.push_back({Name{at},
                                       RRType::NS,
                                       RRClass::IN,
                                       Ttl{},
                                       {3, 'n', 's', '1', 3, 't', 'w', 'o', 3, 'c', 'o', 'm', 0}});
        return reply;
    });
    silence("192.0.2.5");

    outcome = resolve("a.b.c.d.e.f.g.two.com.", RRType::A, {}, {.questions = 10});

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(asked.size() <= 10U);
}

BOOST_FIXTURE_TEST_CASE(a_name_that_is_not_below_the_top_cannot_be_found, Story)
{
    hints.top = Name::from_text("com.").value();

    ask("www.example.org.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(asked.empty());
    BOOST_TEST(outcome.why.find("com.") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
