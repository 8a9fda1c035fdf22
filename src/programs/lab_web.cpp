#include "programs/lab_web.hpp"

#include "programs/serve_port_file.hpp"
#include "programs/serve_report.hpp"
#include "programs/terminal.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace namu {
namespace {

namespace fs = std::filesystem;

fs::path pages_beside(const fs::path& zones)
{
    return (fs::is_directory(zones) ? zones : zones.parent_path()) / "www";
}

std::string without_dot(std::string name)
{
    if (name.size() > 1)
        name.pop_back();
    return name;
}

} // namespace

LabWeb::LabWeb(boost::asio::io_context& context, LabWebOptions options, const std::string& zone_folder)
    : context_{context},
      options_{std::move(options)},
      folder_{pages_beside(zone_folder)}
{}

bool LabWeb::open(const Catalog& zones)
{
    server_.reset();
    names_ = lab::web_names(zones);
    if (names_.empty())
        print_error("namu lab: --web: no name of the lab is web-like; add an A record for `www`\n");
    std::vector<net::Endpoint> endpoints;
    for (const auto& address : lab::web_addresses(zones))
        endpoints.push_back({address, options_.port});
    auto server = lab::WebServer::open(context_, {.endpoints = std::move(endpoints), .folder = folder_});
    if (!server) {
        print_error(listen_failure(server.error()));
        if (server.error().error == boost::system::errc::address_in_use)
            print_error("      = hint: the web server of the lab takes another port with --web-port\n");
        return false;
    }
    server_ = std::move(*server);
    if (!names_.empty())
        options_.port = server_->port();
    return true;
}

bool LabWeb::write_port() const
{
    const auto error =
        options_.port_file ? write_port_file(*options_.port_file, options_.port) : error_code{};
    if (error)
        print_error("namu lab: cannot write the port file " + *options_.port_file + ": " + error.message() +
                    "\n");
    return !error;
}

std::string LabWeb::report() const
{
    if (names_.empty())
        return {};
    const std::string port = std::to_string(options_.port);
    std::map<boost::asio::ip::address, std::string> by_address;
    for (const auto& [name, address] : names_)
        by_address[address] += " " + without_dot(name.to_text());
    std::string text = "Web pages, on port " + port + ":\n";
    for (const auto& [address, names] : by_address)
        text += "    " + address.to_string() + " " + names + "\n";
    return text + "\n";
}

} // namespace namu
