#include "namu/server/limit/rate_limits.hpp"

#include "namu/answer/view.hpp"
#include "namu/net/prefix.hpp"
#include "namu/server/limit/rate_guard.hpp"
#include "namu/wire/query_writer.hpp"
#include "server/small_server.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace std::chrono_literals;
using namespace namu;
using namespace namu::server;

namespace {

const Catalog& catalog()
{
    static const Catalog made{{testing::small_zone("example.", "www 60 A 192.0.2.7\n"
                                                               "www 60 TXT seven\n"
                                                               "other 60 A 192.0.2.8\n"
                                                               "alias 60 CNAME www\n"
                                                               "*.wild 60 A 192.0.2.9\n"
                                                               "*.wilder 60 A 192.0.2.9\n"
                                                               "child 60 NS ns.elsewhere.\n"
                                                               "child2 60 NS ns.elsewhere.\n"
                                                               "moved 60 DNAME elsewhere.\n"),
                               testing::small_zone("example.org.", "")}};
    return made;
}

/// A question that has been through all stages but writing.
struct Found {
    std::vector<std::uint8_t> message;
    AddressPrefix client;
    View view{&catalog()};
    AnswerJob job;

    explicit Found(const std::string& name, RRType type = RRType::A, const std::string& address = "192.0.2.1")
        : message{write_query(7, 0, {*Name::from_text(name), type})},
          client{net::Prefix::from_text(address)->octets()}
    {
        parse(job, message, {Transport::udp, Bytes{client.octets}.first(client.address_octets), {}});
        job.view = &view;
        find_all({&job, 1});
    }
    Found(const Found&) = delete;
    Found& operator=(const Found&) = delete;
};

struct Pair {
    std::string one;
    std::string other;
    bool same;
    RRType one_type = RRType::A;
    RRType other_type = RRType::A;
};
std::ostream& operator<<(std::ostream& out, const Pair& pair)
{
    return out << pair.one << (pair.same ? " and " : " but not ") << pair.other;
}

// clang-format off
const Pair pairs[] = {
    {"www.example.",       "WwW.eXample.",         true},
    {"www.example.",       "www.example.",         true, RRType::A, RRType::TXT},
    {"www.example.",       "www.example.",         true, RRType::A, RRType::ANY},
    {"www.example.",       "other.example.",       false},
    {"www.example.",       "alias.example.",       false},
    {"www.example.",       "www.example.",         false, RRType::A, RRType::AAAA},
    {"www.example.",       "www.example.",         true, RRType::MX, RRType::AAAA},
    {"www.example.",       "other.example.",       false, RRType::MX, RRType::MX},
    {"a.wild.example.",    "b.c.wild.example.",    true},
    {"a.wild.example.",    "a.wilder.example.",    false},
    {"a.wild.example.",    "b.wild.example.",      true, RRType::MX, RRType::MX},
    {"a.wild.example.",    "a.wild.example.",      false, RRType::A, RRType::MX},
    {"a.example.",         "b.c.example.",         true},
    {"a.example.",         "a.example.",           true, RRType::A, RRType::MX},
    {"a.example.",         "a.example.org.",       false},
    {"a.child.example.",   "b.c.child.example.",   true},
    {"a.child.example.",   "a.child2.example.",    false},
    {"a.moved.example.",   "b.c.moved.example.",   true},
    {"a.elsewhere.",       "b.elsewhere.",         true},
    {"a.elsewhere.",       "a.example.",           false},
};
// clang-format on

RateLimits ten_a_second(RateLimitSettings settings = {})
{
    if (settings.responses_per_second == 0)
        settings.responses_per_second = 10;
    return RateLimits{settings, nullptr};
}

/// How many of a hundred answers at one moment pass.
int passing(const RateLimits& limits, const AnswerJob& job, int count = 100)
{
    int passing = 0;
    for (int i = 0; i < count; ++i)
        passing += limits.are_exceeded(job, 100h) ? 0 : 1;
    return passing;
}

struct Clients {
    std::string one;
    std::string other;
    bool same;
};
std::ostream& operator<<(std::ostream& out, const Clients& clients)
{
    return out << clients.one << (clients.same ? " is " : " is not ") << clients.other;
}

// clang-format off
const Clients clients[] = {
    {"192.0.2.1",          "192.0.2.255",              true},
    {"192.0.2.1",          "192.0.3.1",                false},
    {"192.0.2.1",          "::ffff:192.0.2.9",         true},
    {"::ffff:192.0.2.1",   "::ffff:198.51.100.1",      false},
    {"2001:db8:0:1::1",    "2001:db8:0:1:ffff::9",     true},
    {"2001:db8:0:1::1",    "2001:db8:0:ff::1",         true},
    {"2001:db8:0:1::1",    "2001:db8:0:100::1",        false},
    {"2001:db8:0:1::1",    "2001:db9:0:1::1",          false},
    {"32.1.13.184",        "2001:db8::1",              false}, // the same first octets
};
// clang-format on

} // namespace

BOOST_DATA_TEST_CASE(asking_for_the_same_in_other_words_makes_no_other_subject, data::make(pairs), sample)
{
    const RateLimits limits = ten_a_second();
    const Found one{sample.one, sample.one_type};
    const Found other{sample.other, sample.other_type};
    BOOST_TEST(passing(limits, one.job) == 10);

    BOOST_TEST(passing(limits, other.job) == (sample.same ? 0 : 10));
}

BOOST_DATA_TEST_CASE(the_addresses_of_one_network_are_one_client, data::make(clients), sample)
{
    const RateLimits limits = ten_a_second();
    const Found one{"www.example.", RRType::A, sample.one};
    const Found other{"www.example.", RRType::A, sample.other};
    BOOST_TEST(passing(limits, one.job) == 10);

    BOOST_TEST(passing(limits, other.job) == (sample.same ? 0 : 10));
}

BOOST_AUTO_TEST_CASE(each_kind_of_answer_has_its_rate)
{
    const RateLimits limits = ten_a_second({.responses_per_second = 10,
                                            .nodata_per_second = 11,
                                            .nxdomains_per_second = 12,
                                            .referrals_per_second = 13,
                                            .errors_per_second = 0});

    BOOST_TEST(passing(limits, Found{"www.example."}.job) == 10);
    BOOST_TEST(passing(limits, Found{"a.wild.example."}.job) == 10);
    BOOST_TEST(passing(limits, Found{"www.example.", RRType::MX}.job) == 11);
    BOOST_TEST(passing(limits, Found{"a.example."}.job) == 12);
    BOOST_TEST(passing(limits, Found{"a.child.example."}.job) == 13);
    BOOST_TEST(passing(limits, Found{"elsewhere."}.job) == 100);
}

BOOST_AUTO_TEST_CASE(all_answers_to_a_network_may_have_a_limit_together)
{
    const RateLimits limits = ten_a_second({.responses_per_second = 10, .all_per_second = 25});

    BOOST_TEST(passing(limits, Found{"www.example."}.job) == 10);
    BOOST_TEST(passing(limits, Found{"other.example."}.job) == 10);
    BOOST_TEST(passing(limits, Found{"a.example."}.job) == 5);
    BOOST_TEST(passing(limits, Found{"a.example.", RRType::A, "198.51.100.1"}.job) == 10);
}

BOOST_AUTO_TEST_CASE(who_is_exempt_has_no_limit)
{
    const RateLimits limits =
        ten_a_second({.responses_per_second = 10, .exempt = {*net::Prefix::from_text("192.0.2.128/25")}});

    BOOST_TEST(passing(limits, Found{"www.example.", RRType::A, "192.0.2.200"}.job) == 100);
    BOOST_TEST(passing(limits, Found{"www.example.", RRType::A, "::ffff:192.0.2.200"}.job) == 100);
    BOOST_TEST(passing(limits, Found{"www.example.", RRType::A, "192.0.2.1"}.job) == 10);
}

// RFC 1122 §3.2.1.3, RFC 1918 §3, RFC 3927 §2.1, RFC 4193 §3.1, RFC 4291 §2.5.3, RFC 4291 §2.5.6
BOOST_AUTO_TEST_CASE(by_default_only_networks_of_the_internet_are_limited)
{
    const RateLimits limits{usual_rate_limit(), nullptr};

    for (const char* const near : {"127.0.0.1", "10.1.2.3", "172.31.255.255", "192.168.7.1", "169.254.1.1",
                                   "::1", "fe80::1", "fd00::1"})
        BOOST_TEST(passing(limits, Found{"www.example.", RRType::A, near}.job, 1'000) == 1'000, near);
    for (const char* const far : {"192.0.2.1", "172.32.0.1", "2001:db8::1"})
        BOOST_TEST(passing(limits, Found{"www.example.", RRType::A, far}.job, 1'000) == 200, far);
}

BOOST_AUTO_TEST_CASE(new_settings_do_not_set_free_who_floods)
{
    const RateLimits before = ten_a_second();
    const Found question{"www.example."};
    BOOST_TEST(passing(before, question.job) == 10);

    const RateLimits after{{.responses_per_second = 5}, before.table()};

    BOOST_TEST(after.table() == before.table());
    BOOST_TEST(passing(after, question.job) == 0);
    const RateLimits larger{{.responses_per_second = 5, .buckets = 1'000'000}, before.table()};
    BOOST_TEST(larger.table()->buckets() >= 1'000'000U);
}

// RFC 7873 §5.2.5
BOOST_AUTO_TEST_CASE(a_guard_lets_slip_one_of_so_many_and_counts)
{
    const Found question{"www.example."};
    const auto judge_all = [&](const RateLimitSettings& settings, bool has_good_cookie = false) {
        const RateLimits limits{settings, nullptr};
        RateGuard guard;
        int sent = 0;
        int slipped = 0;
        for (int i = 0; i < 10'010; ++i) {
            const RateVerdict verdict = guard.judge(limits, question.job, has_good_cookie, 100h);
            sent += verdict == RateVerdict::send ? 1 : 0;
            slipped += verdict == RateVerdict::slip ? 1 : 0;
        }
        BOOST_TEST(guard.counts().slipped == static_cast<std::uint64_t>(slipped));
        return std::tuple{sent, slipped, static_cast<int>(guard.counts().limited)};
    };

    BOOST_TEST((judge_all({.responses_per_second = 10, .slip = 0}) == std::tuple{10, 0, 10'000}));
    BOOST_TEST((judge_all({.responses_per_second = 10, .slip = 1}) == std::tuple{10, 10'000, 10'000}));
    const auto [sent, slipped, limited] = judge_all({.responses_per_second = 10, .slip = 5});
    BOOST_TEST(sent == 10);
    BOOST_TEST(slipped > 1'700);
    BOOST_TEST(slipped < 2'300);
    BOOST_TEST(limited == 10'000);
    BOOST_TEST((judge_all({.responses_per_second = 10, .log_only = true}) == std::tuple{10'010, 0, 10'000}));
    BOOST_TEST((judge_all({.responses_per_second = 10}, true) == std::tuple{10'010, 0, 0}));
}
