#include "programs/walk_begin.hpp"

#include "namu/lab/addresses.hpp"
#include "namu/net/endpoint.hpp"
#include "programs/command.hpp"
#include "programs/hints_file.hpp"
#include "programs/lab_client.hpp"
#include "programs/terminal.hpp"

#include <string>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr std::uint16_t dns_port = 53;

FoundWalkBegin wrong_use(const CommandSyntax& syntax, const std::string& message)
{
    return {std::nullopt, report_wrong_use(syntax, message)};
}

/// Servers of the root have no name yet.
FoundWalkBegin from_roots(const CommandSyntax& syntax, const std::vector<std::string>& roots,
                          std::uint16_t port)
{
    WalkBegin begin{{}, port};
    for (const std::string& text : roots) {
        const auto endpoint = net::Endpoint::from_text(text, begin.port);
        if (!endpoint)
            return wrong_use(syntax,
                             "--root: `" + text + "` is not an address: write 127.0.1.1 or 127.0.1.1:5353");
        if (!begin.hints.servers.empty() && endpoint->port != begin.port)
            return wrong_use(syntax, "--root: all servers have one port, and these have two: " +
                                         std::to_string(begin.port) + " and " +
                                         std::to_string(endpoint->port));
        begin.port = endpoint->port;
        begin.hints.servers.push_back({Name{}, lab::to_server_address(endpoint->address)});
    }
    return {std::move(begin)};
}

FoundWalkBegin from_lab(const CommandSyntax& syntax, const Arguments& arguments)
{
    auto lab = connect_to_lab(arguments);
    auto found = lab ? hints_of_lab(*lab) : lab.error();
    if (found)
        return {WalkBegin{std::move(found->hints), found->port, found->web_port}};
    print_error("namu " + std::string{syntax.command} + ": " + found.error() +
                "\nOr say where to begin: --root ADDR[:PORT] or --hints FILE\n");
    return {std::nullopt, status_bad};
}

} // namespace

FoundWalkBegin find_walk_begin(const CommandSyntax& syntax, const Arguments& arguments)
{
    const auto roots = arguments.values("root");
    const auto file = arguments.value("hints");
    if (!roots.empty() && file)
        return wrong_use(syntax, "say where to begin in one way: --root ADDR[:PORT] or --hints FILE");
    const auto port = static_cast<std::uint16_t>(arguments.number("port").value_or(dns_port));
    if (!roots.empty())
        return from_roots(syntax, roots, port);
    if (!file)
        return from_lab(syntax, arguments);
    auto hints = read_hints_file(*file);
    return hints ? FoundWalkBegin{WalkBegin{std::move(*hints), port}}
                 : FoundWalkBegin{std::nullopt, status_bad};
}

} // namespace namu
