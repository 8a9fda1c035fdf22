#include "namu/control/control_server.hpp"

#include "namu/control/control_client.hpp"
#include "support/folder.hpp"

#include <sys/stat.h>

#include <fstream>
#include <string>
#include <thread>

#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu::control;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(control_server)

/// A server on a thread of its own that counts up to the number asked for, a line each.
class Counting {
public:
    explicit Counting(const std::string& path)
        : server_{ControlServer::open(
                      context_, path,
                      [](const json::object& request, const std::shared_ptr<Conversation>& client) {
                          count(request, client);
                      })
                      .value()},
          thread_{[this] { context_.run(); }}
    {}
    ~Counting()
    {
        context_.stop();
        thread_.join();
    }
    Counting(const Counting&) = delete;
    Counting& operator=(const Counting&) = delete;

private:
    static void count(const json::object& request, const std::shared_ptr<Conversation>& client)
    {
        const auto* const to = request.if_contains("to");
        if (to == nullptr || !to->is_int64())
            return client->fail("to what?");
        for (std::int64_t i = 1; i <= to->get_int64(); ++i)
            client->send({{"number", i}});
        client->finish({{"sent", *to}});
    }

    boost::asio::io_context context_{1};
    std::unique_ptr<ControlServer> server_;
    std::thread thread_;
};

struct Fixture {
    namu::testing::Folder folder;
    std::string path = folder.path("control.sock");
};

BOOST_FIXTURE_TEST_CASE(requests_of_one_client_are_answered_one_after_the_other, Fixture)
{
    const Counting server{path};
    auto client = ControlClient::connect(path).value();
    for (const int to : {3, 0, 1'000}) {
        int lines = 0;
        const auto result = client.ask({{"to", to}}, [&lines](const json::object& line) {
            ++lines;
            return line.at("number").as_int64() == lines;
        });
        BOOST_TEST(lines == to);
        BOOST_TEST(result.value().at("ok").as_bool());
        BOOST_TEST(result.value().at("sent").as_int64() == to);
    }
    const auto failed = client.ask({{"from", 1}}).value();
    BOOST_TEST(!failed.at("ok").as_bool());
    BOOST_TEST(failed.at("error").as_string() == "to what?");
}

BOOST_FIXTURE_TEST_CASE(many_bad_lines_at_once_are_answered_each, Fixture)
{
    const Counting server{path};
    boost::asio::io_context context;
    boost::asio::local::stream_protocol::socket socket{context};
    socket.connect(boost::asio::local::stream_protocol::endpoint{path});
    std::string lines;
    for (int i = 0; i < 20'000; ++i)
        lines += "[]\n";
    std::thread writer{[&] { boost::asio::write(socket, boost::asio::buffer(lines)); }};
    std::string received;
    for (int i = 0; i < 20'000; ++i) {
        const auto octets = boost::asio::read_until(socket, boost::asio::dynamic_buffer(received), '\n');
        BOOST_TEST_REQUIRE(received.substr(0, octets) ==
                           "{\"ok\":false,\"error\":\"a request is a JSON object on one line\"}\n");
        received.erase(0, octets);
    }
    writer.join();
}

BOOST_FIXTURE_TEST_CASE(the_file_is_for_owner_and_group_and_goes_with_the_server, Fixture)
{
    {
        const Counting server{path};
        struct stat status {};
        BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
        BOOST_TEST((status.st_mode & 0777U) == 0660U);
    }
    struct stat status {};
    BOOST_TEST(::stat(path.c_str(), &status) != 0);
}

BOOST_FIXTURE_TEST_CASE(a_socket_of_the_dead_is_replaced_but_not_one_in_use, Fixture)
{
    boost::asio::io_context context;
    {
        boost::asio::local::stream_protocol::acceptor dead{
            context, boost::asio::local::stream_protocol::endpoint{path}};
    } // the file stays
    const Counting server{path};
    const auto second = ControlServer::open(context, path, {});
    BOOST_TEST(second.error() == boost::system::errc::address_in_use);
    BOOST_TEST(ControlClient::connect(path).has_value(), "the first one is still there");
}

BOOST_FIXTURE_TEST_CASE(a_file_of_somebody_is_not_replaced, Fixture)
{
    folder.write("control.sock", "something");
    boost::asio::io_context context;
    BOOST_TEST(ControlServer::open(context, path, {}).error() == boost::system::errc::address_in_use);
    std::string text;
    std::getline(std::ifstream{path}, text);
    BOOST_TEST(text == "something");
}

BOOST_FIXTURE_TEST_CASE(a_path_that_no_socket_can_have_is_refused, Fixture)
{
    boost::asio::io_context context;
    const std::string longer = folder.path(std::string(200, 'x'));
    BOOST_TEST(ControlServer::open(context, longer, {}).error() == boost::system::errc::filename_too_long);
    BOOST_TEST(ControlClient::connect(longer).error() == boost::system::errc::filename_too_long);
    BOOST_TEST(ControlClient::connect(folder.path("none")).error() ==
               boost::system::errc::no_such_file_or_directory);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
