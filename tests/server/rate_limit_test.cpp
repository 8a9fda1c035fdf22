// Rate limits from outside: what a client sees of them.

#include "namu/server/server.hpp"

#include "server/client.hpp"
#include "server/small_server.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using namespace namu;
using namespace namu::server;
using namespace namu::testing;

namespace {

constexpr auto short_time = 100ms;

Catalog example()
{
    return Catalog{{small_zone("example.", "www 60 A 192.0.2.7\n")}};
}

std::vector<std::uint8_t> question(const std::vector<std::uint8_t>& cookie = {})
{
    Opt opt{.payload_size = 1232};
    if (!cookie.empty())
        opt.options.push_back({OptionCode::COOKIE, cookie});
    return write_query(7, 0, {*Name::from_text("www.example."), RRType::A}, opt);
}

std::unique_ptr<Server> limited_server(RateLimitSettings limit)
{
    ServerSettings settings;
    settings.answers.cookie_secrets = {CookieSecret{1, 2, 3}};
    settings.rate_limit = std::move(limit);
    auto server = small_server(std::move(settings));
    server->publish(example());
    server->start();
    return server;
}

std::optional<Message> ask(const Server& server, const std::vector<std::uint8_t>& asked,
                           const std::string& client = "127.0.7.1")
{
    return ask_udp_from(client, server.listeners()[0].endpoint, asked, short_time);
}

} // namespace

// checklist: 10.2
BOOST_AUTO_TEST_CASE(over_the_limit_answers_slip_without_data_and_tcp_has_no_limit)
{
    const auto server = limited_server({.responses_per_second = 1, .slip = 1});
    BOOST_TEST(last_octet(ask(*server, question())) == 7);

    const auto limited = ask(*server, question());

    BOOST_TEST_REQUIRE(limited.has_value());
    BOOST_TEST(limited->has(HeaderFlag::truncated));
    BOOST_TEST(limited->questions.size() == 1U);
    BOOST_TEST(limited->answer.empty());
    BOOST_TEST(limited->authority.empty());
    BOOST_TEST(limited->additional.empty());
    BOOST_TEST(limited->opt.has_value());
    const auto& endpoint = server->listeners()[0].endpoint;
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(last_octet(ask_tcp_from("127.0.7.1", endpoint, question())) == 7);
    BOOST_TEST(last_octet(ask(*server, question(), "127.0.8.1")) == 7);
    const RateLimitCounts counts = server->rate_limit_counts();
    BOOST_TEST(counts.limited == 1U);
    BOOST_TEST(counts.slipped == 1U);
    server->drain(2s);
}

// RFC 8906 §1
// checklist: 7.24, 10.2
BOOST_AUTO_TEST_CASE(without_slip_what_is_over_the_limit_is_not_answered)
{
    const auto server = limited_server({.responses_per_second = 1, .slip = 0});
    BOOST_TEST(last_octet(ask(*server, question())) == 7);

    BOOST_TEST(!ask(*server, question()).has_value());

    BOOST_TEST(server->rate_limit_counts().limited == 1U);
    server->drain(2s);
}

// RFC 7873 §5.2.5
// checklist: 10.2
BOOST_AUTO_TEST_CASE(a_good_cookie_lifts_the_limit_and_a_truncated_answer_brings_one)
{
    const auto server = limited_server({.responses_per_second = 1, .slip = 1});
    const std::vector<std::uint8_t> client_cookie{1, 2, 3, 4, 5, 6, 7, 8};
    BOOST_TEST(last_octet(ask(*server, question())) == 7);

    const auto truncated = ask(*server, question(client_cookie));

    BOOST_TEST_REQUIRE(truncated.has_value());
    BOOST_TEST(truncated->has(HeaderFlag::truncated));
    BOOST_TEST_REQUIRE(truncated->opt->options.size() == 1U);
    const std::vector<std::uint8_t> cookie = truncated->opt->options.front().data;
    BOOST_TEST(cookie.size() == 24U);
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(last_octet(ask(*server, question(cookie))) == 7);
    // To somebody else it is worth nothing, and a forged one neither.
    BOOST_TEST(ask(*server, question(cookie), "127.0.7.2")->has(HeaderFlag::truncated));
    std::vector<std::uint8_t> forged = cookie;
    forged.back() ^= 1;
    BOOST_TEST(ask(*server, question(forged))->has(HeaderFlag::truncated));
    server->drain(2s);
}

BOOST_AUTO_TEST_CASE(limits_change_with_the_next_publish)
{
    const auto server = limited_server({});
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(last_octet(ask(*server, question())) == 7);

    server->set_rate_limit({.responses_per_second = 1, .slip = 1});
    server->publish(example());
    BOOST_TEST(last_octet(ask(*server, question())) == 7);
    BOOST_TEST(ask(*server, question())->has(HeaderFlag::truncated));
    server->set_rate_limit({.responses_per_second = 1, .log_only = true});
    server->publish(example());
    BOOST_TEST(last_octet(ask(*server, question())) == 7);
    BOOST_TEST(server->rate_limit_counts().limited == 2U);
    server->set_rate_limit({});
    server->publish(example());

    BOOST_TEST(last_octet(ask(*server, question())) == 7);
    BOOST_TEST(server->rate_limit_counts().limited == 2U);
    server->drain(2s);
}

// RFC 9018 §5
BOOST_AUTO_TEST_CASE(secrets_of_cookies_roll_over_while_the_server_runs)
{
    const CookieSecret old{1, 2, 3};
    const CookieSecret next{4, 5, 6};
    const auto server = limited_server({.responses_per_second = 1, .slip = 1});
    const auto publish_secrets = [&](std::vector<CookieSecret> secrets) {
        AnswerSettings answers;
        answers.cookie_secrets = std::move(secrets);
        server->set_answers(std::move(answers));
        server->publish(example());
    };
    const auto cookie_for = [&](const std::vector<std::uint8_t>& sent) {
        return ask(*server, question(sent))->opt->options.at(0).data;
    };
    const auto of_old = cookie_for({1, 2, 3, 4, 5, 6, 7, 8});

    publish_secrets({old, next}); // accepted everywhere before anybody makes one with it
    BOOST_TEST((cookie_for(of_old) == of_old));
    publish_secrets({next, old});
    const auto of_next = cookie_for(of_old);
    BOOST_TEST((of_next != of_old));
    BOOST_TEST(last_octet(ask(*server, question(of_old))) == 7);
    publish_secrets({next});

    BOOST_TEST(last_octet(ask(*server, question(of_next))) == 7);
    BOOST_TEST(ask(*server, question(of_old))->has(HeaderFlag::truncated));
    server->drain(2s);
}
