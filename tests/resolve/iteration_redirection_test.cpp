#include "resolve/story.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace namu;
using testing::octets_of;
using testing::Story;
using Asked = std::vector<std::string>;

std::vector<std::string> texts_of(const std::vector<Message::Record>& records)
{
    std::vector<std::string> texts;
    for (const Message::Record& record : records)
        texts.push_back(record.owner.to_text() + " " + to_text(record.type));
    return texts;
}

BOOST_AUTO_TEST_SUITE(iteration_redirection)

// RFC 6672 §3.4
// checklist: 12.11
BOOST_FIXTURE_TEST_CASE(a_redirection_is_followed_by_the_alias_made_of_it, Story)
{
    ask("www.d.glasscom.com.");

    CHECK_ASKED((Asked{"d.glasscom.com. DNAME", "www.d.glasscom.com. CNAME", "www.lab.glasscom.com. A"}),
                texts_of(outcome.answer));
}

// RFC 6672 §3.4.1
// checklist: 12.11
BOOST_FIXTURE_TEST_CASE(a_known_redirection_serves_other_names_below_it, Story)
{
    ask("www.d.glasscom.com.");
    ask("www.lab.glasscom.com.");

    CHECK_ASKED((Asked{"zero.lab.glasscom.com. A at 192.0.2.4"}), ask("zero.d.glasscom.com."));
    BOOST_TEST(outcome.answer.size() == 3U);
    CHECK_ASKED(Asked{}, ask("any.d.glasscom.com.", RRType::CNAME));
    CHECK_ASKED((Asked{"d.glasscom.com. DNAME", "any.d.glasscom.com. CNAME"}), texts_of(outcome.answer));
}

// RFC 6672 §3.4.1
// checklist: 12.11
BOOST_FIXTURE_TEST_CASE(an_alias_that_does_not_follow_from_the_redirection_is_not_believed, Story)
{
    add("192.0.2.5", [](const Question& question) {
        Message reply = testing::reply_to(question);
        const Ttl ttl = Ttl::from_wire(300);
        if (question.name == Name::from_text("www.d.two.com.").value()) {
            reply.answer = {{Name::from_text("d.two.com.").value(), RRType::DNAME, RRClass::IN, ttl,
                             octets_of({1, 'e', 3, 't', 'w', 'o', 3, 'c', 'o', 'm', 0})},
                            {question.name, RRType::CNAME, RRClass::IN, ttl,
                             octets_of({3, 'b', 'a', 'd', 3, 't', 'w', 'o', 3, 'c', 'o', 'm', 0})}};
        } else {
            reply.answer = {{question.name, RRType::A, RRClass::IN, ttl, octets_of({198, 51, 100, 1})}};
        }
        return reply;
    });

    ask("www.d.two.com.");

    CHECK_ASKED((Asked{"d.two.com. DNAME", "www.d.two.com. CNAME", "www.e.two.com. A"}),
                texts_of(outcome.answer));
}

// RFC 6672 §2.2
// checklist: 12.11
BOOST_FIXTURE_TEST_CASE(a_name_that_would_become_too_long_is_told_so, Story)
{
    const std::string label(60, 'x');
    add("192.0.2.5",
        {{"two.com.", "@ 300 SOA ns1 host 1 3600 600 86400 60\n@ 300 NS ns1\nns1 300 A 192.0.2.5\n"
                      "d 300 DNAME " +
                          label + "." + label + "." + label + ".two.com.\n"}});

    ask(label + "." + label + ".d.two.com.");

    BOOST_TEST((outcome.rcode == Rcode::YXDOMAIN));
    CHECK_ASKED((Asked{"d.two.com. DNAME"}), texts_of(outcome.answer));
}

// checklist: 12.2, 12.11
BOOST_FIXTURE_TEST_CASE(redirections_in_a_ring_are_left, Story)
{
    add("192.0.2.5",
        {{"two.com.", "@ 300 SOA ns1 host 1 3600 600 86400 60\n@ 300 NS ns1\nns1 300 A 192.0.2.5\n"
                      "d 300 DNAME e\ne 300 DNAME d\n"}});

    ask("www.d.two.com.");

    BOOST_TEST((outcome.rcode == Rcode::SERVFAIL));
    BOOST_TEST(outcome.why.find("aliases") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
