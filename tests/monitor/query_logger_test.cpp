#include "namu/monitor/query_logger.hpp"

#include "server/client.hpp"
#include "support/folder.hpp"
#include "support/zone_from_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace namu;
using monitor::QueryLogChoice;
using monitor::QueryLogger;
using testing::ask_tcp;
using testing::ask_udp;

/// A server, and a query log to a file.
struct Fixture {
    Fixture()
    {
        server::ServerSettings settings;
        settings.listeners.push_back(*server::ListenOn::from_text("127.0.0.1", 0));
        settings.threads = 1;
        server = std::move(*server::Server::open(std::move(settings)));
        const std::string soa =
            "@ 60 SOA ns hostmaster 1 3600 600 86400 60\n@ 60 NS ns\nns 60 A 192.0.2.53\n";
        server->publish(Catalog{
            {{*Name::from_text("example."),
              testing::good_zone("example.", soa + "www 60 A 192.0.2.7\nalias 60 CNAME www\n*.w 60 TXT w\n")},
             {*Name::from_text("other."), testing::good_zone("other.", soa)}}});
        server->start();
        logger = std::make_unique<QueryLogger>(*server);
    }
    ~Fixture()
    {
        logger.reset();
        server->drain(std::chrono::seconds{2});
    }

    void switch_on(server::QueryLogSettings what = {}, log::Format format = log::Format::text)
    {
        BOOST_TEST_REQUIRE(
            logger->switch_on({.to = path, .format = format, .what = std::move(what)}).has_value());
    }

    void ask(const std::string& name, RRType type = RRType::A) const
    {
        BOOST_TEST(ask_udp(server->listeners()[0].endpoint, name, type).has_value());
    }

    /// All lines, once the log is off.
    std::vector<std::string> lines()
    {
        logger->switch_off();
        std::vector<std::string> lines;
        std::ifstream file{path};
        for (std::string line; std::getline(file, line);)
            lines.push_back(line);
        return lines;
    }

    testing::Folder folder;
    std::string path = folder.path("queries.log");
    std::unique_ptr<server::Server> server;
    std::unique_ptr<QueryLogger> logger;
};

bool ends_with(const std::string& line, const std::string& end)
{
    return line.size() >= end.size() && line.substr(line.size() - end.size()) == end;
}

} // namespace

BOOST_AUTO_TEST_SUITE(query_logger)

BOOST_FIXTURE_TEST_CASE(each_question_is_a_line_while_it_is_on, Fixture)
{
    ask("before.example.");
    switch_on();
    ask("www.example.");
    BOOST_TEST(ask_tcp(server->listeners()[0].endpoint, "no.example.").has_value());
    ask("elsewhere.test.", RRType::MX);
    const auto seen = lines();
    ask("after.example.");

    BOOST_TEST_REQUIRE(seen.size() == 3U);
    BOOST_TEST(ends_with(seen[0], " udp www.example. IN A -> NOERROR aa 45 example."));
    BOOST_TEST(seen[0].find("Z 127.0.0.1:") == 23U);
    BOOST_TEST(seen[1].find(" tcp no.example. IN A -> NXDOMAIN aa ") != std::string::npos);
    BOOST_TEST(seen[2].find(" udp elsewhere.test. IN MX -> REFUSED ") != std::string::npos);
    BOOST_TEST(lines().size() == 3U);
    BOOST_TEST(logger->facts().recorded == 3U);
    BOOST_TEST(logger->facts().dropped == 0U);
    BOOST_TEST(!logger->facts().is_on);
}

BOOST_FIXTURE_TEST_CASE(filters_choose_and_can_change_while_it_runs, Fixture)
{
    switch_on({.types = {RRType::MX, RRType::TXT}});
    ask("one.example.");
    ask("two.example.", RRType::MX);
    switch_on({.zones = {*Name::from_text("other.")}});
    ask("three.example.");
    ask("four.other.");
    switch_on({.rcodes = {Rcode::REFUSED}});
    ask("five.example.");
    ask("six.test.");
    switch_on({.clients = {*net::Prefix::from_text("192.0.2.0/24")}});
    ask("seven.example.");
    switch_on({.clients = {*net::Prefix::from_text("127.0.0.0/8")}});
    ask("eight.example.");
    const auto seen = lines();

    BOOST_TEST_REQUIRE(seen.size() == 4U);
    BOOST_TEST(seen[0].find("two.example.") != std::string::npos);
    BOOST_TEST(seen[1].find("four.other.") != std::string::npos);
    BOOST_TEST(seen[2].find("six.test.") != std::string::npos);
    BOOST_TEST(seen[3].find("eight.example.") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_sample_is_one_out_of_so_many, Fixture)
{
    switch_on({.sample = 10});
    for (int i = 0; i < 200; ++i)
        ask("www.example.");

    const auto count = lines().size();

    BOOST_TEST(count == 20U);
}

BOOST_FIXTURE_TEST_CASE(json_has_all_that_is_known, Fixture)
{
    switch_on({}, log::Format::json);
    ask("www.example.");
    const auto seen = lines();

    BOOST_TEST_REQUIRE(seen.size() == 1U);
    const auto object = boost::json::parse(seen[0]).as_object();
    BOOST_TEST(object.at("client").as_string() == "127.0.0.1");
    BOOST_TEST(object.at("port").as_int64() > 0);
    BOOST_TEST(object.at("transport").as_string() == "udp");
    BOOST_TEST(object.at("id").as_int64() == 4711);
    BOOST_TEST(object.at("name").as_string() == "www.example.");
    BOOST_TEST(object.at("class").as_string() == "IN");
    BOOST_TEST(object.at("type").as_string() == "A");
    BOOST_TEST(object.at("rcode").as_string() == "NOERROR");
    BOOST_TEST(object.at("aa").as_bool());
    BOOST_TEST(!object.at("tc").as_bool());
    BOOST_TEST(!object.at("edns").as_bool());
    BOOST_TEST(object.at("zone").as_string() == "example.");
    BOOST_TEST(!object.contains("path"));
}

// RFC 4592 §3.3.1
BOOST_FIXTURE_TEST_CASE(the_why_log_tells_the_path_to_each_answer, Fixture)
{
    switch_on({.why = true});
    ask("alias.example.");
    ask("a.w.example.", RRType::TXT);
    ask("elsewhere.test.");
    const auto seen = lines();

    BOOST_TEST_REQUIRE(seen.size() == 3U);
    const auto steps = [&](std::size_t line) {
        std::string out;
        const auto object = boost::json::parse(seen[line]);
        for (const auto& step : object.at("path").as_array())
            out.append(step.at("step").as_string()).append(" ");
        return out;
    };
    BOOST_TEST(steps(0).starts_with("zone name name alias "));
    BOOST_TEST(steps(0).find("then ") != std::string::npos);
    BOOST_TEST(steps(0).find("found ") != std::string::npos);
    BOOST_TEST(steps(1).find("wildcard ") != std::string::npos);
    BOOST_TEST(steps(2) == "zone ");
    BOOST_TEST(seen[1].find("RFC 4592 §3.3.1") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(its_file_can_be_moved_away, Fixture)
{
    switch_on();
    ask("one.example.");
    switch_on({.sample = 1}); // stays the same file
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
    std::filesystem::rename(path, path + ".1");
    BOOST_TEST(logger->reopen().has_value());
    ask("two.example.");

    BOOST_TEST(lines().size() == 1U);
    std::ifstream before{path + ".1"};
    std::string line;
    BOOST_TEST(static_cast<bool>(std::getline(before, line)));
    BOOST_TEST(line.find("one.example.") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_written_in_time_is_dropped_and_counted_and_questions_are_answered,
                        Fixture)
{
    logger = std::make_unique<QueryLogger>(*server, 4);
    switch_on();
    const auto& endpoint = server->listeners()[0].endpoint;
    constexpr int questions = 400;
    boost::asio::io_context context;
    boost::asio::ip::udp::socket socket{context};
    socket.connect({endpoint.address, endpoint.port});
    const auto question = testing::question_for("www.example.");
    int answers = 0;
    std::array<std::uint8_t, 512> room{};
    for (int sent = 0; sent < questions;
         sent += 40) { // one socket: one worker, in batches that overflow its ring
        for (int i = 0; i < 40; ++i)
            socket.send(boost::asio::buffer(question));
        for (int i = 0; i < 40; ++i)
            answers += socket.receive(boost::asio::buffer(room)) > 0 ? 1 : 0;
    }

    const auto seen = lines();
    const auto facts = logger->facts();

    BOOST_TEST(answers == questions);
    BOOST_TEST(facts.dropped > 0U);
    BOOST_TEST(facts.recorded + facts.dropped == static_cast<std::uint64_t>(questions));
    std::uint64_t told = 0;
    std::uint64_t written = 0;
    for (const std::string& line : seen) {
        const auto at = line.find(" questions are not in this log");
        if (at != std::string::npos)
            told += std::stoull(line.substr(line.find(' ') + 1));
        else
            ++written;
    }
    BOOST_TEST(told == facts.dropped);
    BOOST_TEST(written == facts.recorded);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_cannot_be_opened_changes_nothing, Fixture)
{
    switch_on();
    BOOST_TEST(logger->switch_on({.to = "/nowhere/at/all.log"}).has_error());
    ask("www.example.");

    BOOST_TEST(lines().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
