#include "programs/lab_client.hpp"

#include "namu/lab/addresses.hpp"
#include "programs/command.hpp"
#include "programs/control_socket.hpp"
#include "programs/terminal.hpp"

#include <utility>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view member)
{
    const auto* const value = object.if_contains(member);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

using Path = boost::system::result<std::string, std::string>;

Path found(std::string path)
{
    return Path{boost::system::in_place_value, std::move(path)};
}

/// The only socket, or what is to be done about there being none, or several.
Path only_one(const std::vector<std::string>& paths, const std::string& none, const std::string& several)
{
    if (paths.size() == 1)
        return found(paths.front());
    if (paths.empty())
        return Path{boost::system::in_place_error, none};
    std::string text = several;
    for (const std::string& path : paths)
        text += "\n    " + path;
    return Path{boost::system::in_place_error, text};
}

Path lab_socket_of(const Arguments& arguments)
{
    if (const auto path = arguments.value("socket"))
        return found(*path);
    if (const auto port = arguments.number("lab-port"))
        return found(lab_socket(static_cast<std::uint16_t>(*port)));
    return only_one(running(Running::labs),
                    "no lab runs that has a control socket in " + control_folder() + "; start one with `namu lab DIR`",
                    "several labs run; say --lab-port N or --socket PATH:");
}

Path socket_of(const Arguments& arguments)
{
    if (const auto port = arguments.number("port"))
        return found(server_socket(static_cast<std::uint16_t>(*port)));
    if (arguments.has("socket") || arguments.has("lab-port"))
        return lab_socket_of(arguments);
    return only_one(running(Running::all),
                    "no server and no lab runs that has a control socket in " + control_folder() +
                        "; one that another user has started is found with --socket PATH",
                    "several run; say --port N for a server, --lab-port N for a lab, or --socket PATH:");
}

boost::system::result<control::ControlClient, std::string> connect(const Path& path, std::string_view whom)
{
    if (!path)
        return path.error();
    auto client = control::ControlClient::connect(*path);
    if (!client)
        return "cannot talk to " + std::string{whom} + " at " + *path + ": " + client.error().message();
    return std::move(*client);
}

std::optional<resolve::RootHints::Server> server_of(const json::value& value)
{
    if (!value.is_object())
        return std::nullopt;
    boost::system::error_code error;
    const auto name = Name::from_text(text_of(value.get_object(), "name"));
    const auto address = boost::asio::ip::make_address(text_of(value.get_object(), "address"), error);
    if (!name || error)
        return std::nullopt;
    return resolve::RootHints::Server{*name, lab::to_server_address(address)};
}

} // namespace

boost::system::result<control::ControlClient, std::string> connect_to_running(const Arguments& arguments)
{
    return connect(socket_of(arguments), "a server or a lab");
}

boost::system::result<control::ControlClient, std::string> connect_to_lab(const Arguments& arguments)
{
    return connect(lab_socket_of(arguments), "a lab");
}

int print_result(const json::object& result, bool is_json)
{
    const auto* const ok = result.if_contains("ok");
    const bool is_good = ok != nullptr && ok->is_bool() && ok->get_bool();
    if (is_json)
        print(json::serialize(result) + "\n");
    else if (is_good)
        print(text_of(result, "text"));
    else
        print_error("namu ctl: " + text_of(result, "error") + "\n");
    return is_good ? status_fine : status_bad;
}

boost::system::result<LabHints, std::string> hints_of_lab(control::ControlClient& lab)
{
    const auto result = lab.ask({{"command", "hints"}});
    if (!result)
        return "the lab did not answer: " + result.error().message();
    LabHints found;
    const auto* const port = result->if_contains("port");
    const auto* const servers = result->if_contains("servers");
    const auto top = Name::from_text(text_of(*result, "top"));
    if (port == nullptr || !port->is_int64() || servers == nullptr || !servers->is_array() || !top)
        return std::string{"the lab did not say where its servers are"};
    found.port = static_cast<std::uint16_t>(port->get_int64());
    if (const auto* const web = result->if_contains("web_port"); web != nullptr && web->is_int64())
        found.web_port = static_cast<std::uint16_t>(web->get_int64());
    found.hints.top = *top;
    for (const json::value& value : servers->get_array()) {
        if (const auto server = server_of(value))
            found.hints.servers.push_back(*server);
    }
    return found;
}

} // namespace namu
