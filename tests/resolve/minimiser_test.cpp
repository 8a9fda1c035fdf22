#include "namu/resolve/minimiser.hpp"

#include "resolve/story.hpp"

#include <string>
#include <vector>

namespace {

using namespace namu;
using resolve::Minimise;
using resolve::Minimiser;
using testing::Story;
using Asked = std::vector<std::string>;

/// What a server that has all names of a long chain is asked, one after the other.
std::vector<std::string> asked_by(Minimiser minimiser, const std::string& name)
{
    const Question whole{Name::from_text(name).value(), RRType::MX};
    std::vector<std::string> texts;
    for (;;) {
        const Question question = minimiser.question(whole, Name{});
        texts.push_back(question.name.to_text() + " " + to_text(question.type));
        if (question == whole)
            return texts;
        minimiser.go_on_below(question.name);
    }
}

struct MinimisingStory : Story {
    std::vector<std::string> ask_little(std::string_view name, RRType type = RRType::A,
                                        resolve::IterationObserver* observer = nullptr)
    {
        outcome = resolve(name, type, {}, {}, observer, Minimise::yes);
        return asked;
    }
};

BOOST_AUTO_TEST_SUITE(minimiser)

// RFC 9156 §2.1
// checklist: 12.19
BOOST_AUTO_TEST_CASE(one_label_more_each_time_and_the_type_with_the_last)
{
    CHECK_ASKED((Asked{"com. A", "example.com. A", "www.example.com. MX"}),
                asked_by(Minimiser{Minimise::yes}, "www.example.com."));
    CHECK_ASKED((Asked{"www.example.com. MX"}), asked_by(Minimiser{Minimise::no}, "www.example.com."));
}

// RFC 9156 §2.3
// checklist: 12.19
BOOST_AUTO_TEST_CASE(a_name_of_many_labels_costs_few_questions)
{
    std::string name = "ip6.arpa.";
    for (int i = 0; i < 32; ++i)
        name.insert(0, "0.");

    const auto asked = asked_by(Minimiser{Minimise::yes}, name);

    BOOST_TEST(asked.size() <= 11U);
    BOOST_TEST(asked[3] == "0.0.ip6.arpa. A");
    BOOST_TEST(asked[4] == "0.0.0.0.0.0.0.ip6.arpa. A");
    BOOST_TEST(asked.back() == name + " MX");
}

// RFC 9156 §3
// checklist: 12.19
BOOST_FIXTURE_TEST_CASE(servers_see_no_more_of_a_name_than_they_need, MinimisingStory)
{
    CHECK_ASKED((Asked{". NS at 192.0.2.1", "com. A at 192.0.2.1", "glasscom.com. A at 192.0.2.2",
                       "lab.glasscom.com. A at 192.0.2.3", "www.lab.glasscom.com. A at 192.0.2.4"}),
                ask_little("www.lab.glasscom.com."));
    BOOST_TEST((outcome.rcode == Rcode::NOERROR));
}

// checklist: 12.19
BOOST_FIXTURE_TEST_CASE(a_name_with_nothing_but_others_below_it_is_passed, MinimisingStory)
{
    ask("www.lab.glasscom.com.");

    CHECK_ASKED(
        (Asked{"wild.lab.glasscom.com. A at 192.0.2.4", "any.wild.lab.glasscom.com. TXT at 192.0.2.4"}),
        ask_little("any.wild.lab.glasscom.com.", RRType::TXT));
    BOOST_TEST(outcome.answer.size() == 1U);
}

/// Denies all but one name, or answers all else with that code.
auto odd_server(Rcode code)
{
    return [code](const Question& question) {
        Message reply = testing::reply_to(question);
        if (question.name == Name::from_text("www.below.two.com.").value())
            reply.answer = {{question.name, RRType::A, RRClass::IN, Ttl::from_wire(300), {198, 51, 100, 10}}};
        else
            reply.rcode = code;
        return reply;
    };
}

// RFC 9156 §3
// checklist: 12.19
BOOST_FIXTURE_TEST_CASE(after_an_odd_answer_the_whole_name_is_asked_for, MinimisingStory)
{
    for (const Rcode code : {Rcode::NXDOMAIN, Rcode::SERVFAIL, Rcode::REFUSED}) {
        cache.flush();
        add("192.0.2.5", odd_server(code));
        struct Watcher : resolve::IterationObserver {
            std::string why;
            void on_retry(std::string_view text) override { why = text; }
        } watcher;

        const auto asked_then = ask_little("www.below.two.com.", RRType::A, &watcher);

        BOOST_TEST((outcome.rcode == Rcode::NOERROR));
        BOOST_TEST(asked_then.back() == "www.below.two.com. A at 192.0.2.5");
        BOOST_TEST(watcher.why == to_text(code) + " for a part of the name; asked for all of it");
    }
}

// checklist: 12.19
BOOST_FIXTURE_TEST_CASE(what_an_alias_leads_to_is_shown_little_by_little_too, MinimisingStory)
{
    ask("glasscom.com.", RRType::NS);

    CHECK_ASKED((Asked{"away.glasscom.com. A at 192.0.2.3", "two.com. A at 192.0.2.2",
                       "www.two.com. A at 192.0.2.77", "www.two.com. A at 192.0.2.5"}),
                ask_little("away.glasscom.com."));
    BOOST_TEST(outcome.answer.size() == 2U);
}

// checklist: 12.18, 12.19
BOOST_FIXTURE_TEST_CASE(the_parent_is_asked_for_ds_as_well, MinimisingStory)
{
    CHECK_ASKED((Asked{". NS at 192.0.2.1", "com. A at 192.0.2.1", "glasscom.com. A at 192.0.2.2",
                       "lab.glasscom.com. DS at 192.0.2.3"}),
                ask_little("lab.glasscom.com.", RRType::DS));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
