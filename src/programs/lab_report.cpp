#include "programs/lab_report.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace namu {
namespace {

using lab::LabPlan;
using lab::LabServer;

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view faint = "\033[2m";
constexpr std::string_view plain = "\033[0m";

std::string painted(std::string_view text, std::string_view style, Colour colour)
{
    return colour == Colour::always ? std::string{style}.append(text).append(plain) : std::string{text};
}

/// The zones right below one, that is with no other zone between; in canonical order.
std::vector<StoredName> children_of(const StoredName& parent, const Catalog& zones)
{
    std::vector<StoredName> children;
    for (const CatalogEntry& entry : zones.entries()) {
        if (entry.apex == parent || !entry.apex.view().is_at_or_below(parent))
            continue;
        NameView above = entry.apex.view().parent();
        while (zones.find_apex(above) == nullptr)
            above = above.parent();
        if (parent == above)
            children.push_back(entry.apex);
    }
    std::ranges::sort(children);
    return children;
}

std::string servers_of(const StoredName& zone, const LabPlan& plan)
{
    std::string text;
    for (const LabServer& server : plan.servers) {
        const StoredName* const name = server.name_for(zone);
        if (name == nullptr)
            continue;
        text += text.empty() ? "" : ", ";
        text += name->to_text() + " " + server.listens.to_string();
    }
    return text.empty() ? "no server" : text;
}

struct TreeLine {
    std::string name; ///< with the lines of the tree in front
    std::string servers;
};

void add_lines(const StoredName& zone, const std::string& indent, const LabPlan& plan, const Catalog& zones,
               std::vector<TreeLine>& lines)
{
    const auto children = children_of(zone, zones);
    for (std::size_t i = 0; i < children.size(); ++i) {
        const bool is_last = i + 1 == children.size();
        lines.push_back(
            {indent + (is_last ? "`- " : "|- ") + children[i].to_text(), servers_of(children[i], plan)});
        add_lines(children[i], indent + (is_last ? "   " : "|  "), plan, zones, lines);
    }
}

std::string hints_text(const LabPlan& plan)
{
    const resolve::RootHints hints = lab::root_hints(plan);
    std::string servers;
    std::string addresses;
    std::set<Name> named;
    for (const auto& [name, address] : hints.servers) {
        if (named.insert(name).second)
            servers += hints.top.to_text() + " 3600000 NS " + name.to_text() + "\n";
        addresses +=
            name.to_text() + (address.is_v4() ? " 3600000 A " : " 3600000 AAAA ") + address.to_text() + "\n";
    }
    return servers + addresses;
}

/// Unbound takes other ports for zones that it is told of only, so it is told of all.
std::string unbound_text(const LabPlan& plan, const Catalog& zones, std::uint16_t port)
{
    std::string text = "server:\n    do-not-query-localhost: no\n    module-config: \"iterator\"\n";
    for (const CatalogEntry& entry : zones.entries()) {
        text += "stub-zone:\n    name: \"" + entry.apex.to_text() + "\"\n";
        for (const LabServer& server : plan.servers) {
            if (server.name_for(entry.apex) != nullptr)
                text += "    stub-addr: " + server.listens.to_string() + "@" + std::to_string(port) + "\n";
        }
    }
    return text;
}

std::string bind_text(const LabPlan& plan, std::uint16_t port)
{
    std::string text = "options {\n    port " + std::to_string(port) +
                       "; // also of the servers that are asked\n"
                       "    dnssec-validation no;\n    empty-zones-enable no;\n};\n"
                       "zone \"" +
                       plan.top.to_text() +
                       "\" { type hint; file \"lab.hints\"; };\n"
                       "// lab.hints:\n";
    const std::string hints = hints_text(plan);
    for (std::size_t begin = 0; begin < hints.size();) {
        const std::size_t end = hints.find('\n', begin);
        text += "// " + hints.substr(begin, end - begin + 1);
        begin = end + 1;
    }
    return text;
}

/// For a machine with systemd-resolved: all names are asked of the nearest server.
std::string resolved_text(std::uint16_t port)
{
    return "# /etc/systemd/resolved.conf.d/namu-lab.conf; then: systemctl restart systemd-resolved\n"
           "# Every name of this machine is asked of the lab until the file is gone again.\n"
           "[Resolve]\nDNS=127.0.0.1:" +
           std::to_string(port) + "\nDomains=~.\nDNSSEC=no\nCache=no-negative\n";
}

std::string dig_text(const LabPlan& plan, std::uint16_t port)
{
    std::string text;
    for (const LabServer& server : plan.servers) {
        text += "dig +norecurse @" + server.listens.to_string() + " -p " + std::to_string(port) + " " +
                server.zones.front().zone.to_text() + " SOA\n";
    }
    return text;
}

} // namespace

std::string lab_tree(const LabPlan& plan, const Catalog& zones, Colour colour)
{
    std::vector<TreeLine> lines;
    std::vector<StoredName> tops{plan.top};
    tops.insert(tops.end(), plan.tops.begin(), plan.tops.end());
    for (const StoredName& top : tops) {
        lines.push_back({top.to_text(), servers_of(top, plan)});
        add_lines(top, "", plan, zones, lines);
    }
    std::size_t width = 0;
    for (const TreeLine& line : lines)
        width = std::max(width, line.name.size());
    std::string text;
    for (const TreeLine& line : lines)
        text += painted(line.name, bold, colour) + std::string(width - line.name.size() + 2, ' ') +
                painted(line.servers, faint, colour) + "\n";
    return text;
}

std::string lab_mapping(const LabPlan& plan)
{
    std::string text;
    for (const auto& [from, to] : plan.addresses.entries())
        text += from.to_string() + " is " + to.to_string() + " here\n";
    return text;
}

std::string lab_warnings(const LabPlan& plan)
{
    std::string text;
    if (!plan.top.view().is_root())
        text += "namu lab: there is no root zone; " + plan.top.to_text() + " is taken for the top\n";
    for (const StoredName& other : plan.tops)
        text += "namu lab: no zone is above " + other.to_text() + ", so nobody finds it from " +
                plan.top.to_text() + "; delegate it in a zone above\n";
    for (const StoredName& zone : plan.unserved)
        text += "namu lab: nobody serves " + zone.to_text() +
                ": none of its name servers has an address; add an A record for one in a zone of the lab\n";
    if (!plan.tops.empty() || !plan.unserved.empty())
        text += "namu lab: `namu check --tree` on the folder says what does not fit, and how to mend it\n";
    return text;
}

std::string_view lab_shell_note()
{
    return "\nIn here there is nothing but this lab: what is asked or sent reaches neither this machine nor "
           "its network.\n"
           "Port 53 and the addresses above are real, and all programs ask 127.0.0.1 for names. The lab ends "
           "with this "
           "shell.\n";
}

std::string lab_snippet(LabSnippet snippet, const LabPlan& plan, const Catalog& zones, std::uint16_t port)
{
    switch (snippet) {
    case LabSnippet::hints: return hints_text(plan);
    case LabSnippet::unbound: return unbound_text(plan, zones, port);
    case LabSnippet::bind: return bind_text(plan, port);
    case LabSnippet::dig: return dig_text(plan, port);
    case LabSnippet::resolved: return resolved_text(port);
    }
    return {};
}

} // namespace namu
