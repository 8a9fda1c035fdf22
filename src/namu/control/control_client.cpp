#include "namu/control/control_client.hpp"

#include <sys/un.h>

#include <string_view>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace namu::control {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

} // namespace

ControlClient::ControlClient() : context_{std::make_unique<asio::io_context>(1)}, socket_{*context_} {}

Result<ControlClient> ControlClient::connect(const std::string& path)
{
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        return boost::system::errc::make_error_code(boost::system::errc::filename_too_long);
    ControlClient client;
    error_code error;
    client.socket_.connect(asio::local::stream_protocol::endpoint{path}, error);
    if (error)
        return error;
    return client;
}

Result<json::object> ControlClient::ask(const json::object& request, const OnLine& on_line)
{
    error_code error;
    asio::write(socket_, asio::buffer(json::serialize(request) + "\n"), error);
    if (error)
        return error;
    for (;;) {
        auto line = read_line();
        if (!line || line->contains("ok"))
            return line;
        if (on_line && !on_line(*line))
            return json::object{};
    }
}

Result<json::object> ControlClient::read_line()
{
    error_code error;
    const std::size_t octets = asio::read_until(socket_, asio::dynamic_buffer(received_), '\n', error);
    if (error)
        return error;
    json::value line = json::parse(std::string_view{received_}.substr(0, octets), error);
    received_.erase(0, octets);
    if (error || !line.is_object())
        return boost::system::errc::make_error_code(boost::system::errc::bad_message);
    return std::move(line.get_object());
}

} // namespace namu::control
