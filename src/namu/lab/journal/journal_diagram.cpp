#include "namu/lab/journal/journal_diagram.hpp"

#include "namu/lab/journal/journal_text.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace namu::lab {
namespace {

/// Mermaid ends a statement at `;` and takes `#` for the begin of a character's code.
std::string escaped(std::string text)
{
    std::ranges::replace(text, ';', ',');
    std::ranges::replace(text, '#', ' ');
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// Everybody who has a line of life in the diagram, in the order of appearance.
class Participants {
public:
    /// The short name of the one with this long name.
    std::string id_of(const std::string& name)
    {
        const auto [at, is_new] = ids_.try_emplace(name, "p" + std::to_string(ids_.size() + 1));
        if (is_new)
            declarations_ += "    participant " + at->second + " as " + escaped(name) + "\n";
        return at->second;
    }

    [[nodiscard]] const std::string& declarations() const noexcept { return declarations_; }

private:
    std::map<std::string, std::string> ids_;
    std::string declarations_;
};

/// Clients from outside are one each by their address: each question has a port of its own.
std::string client_name(const JournalEntry& entry)
{
    return entry.client_name.empty() ? "client " + entry.client.endpoint.address.to_string()
                                     : entry.client_name;
}

std::string server_name(const JournalEntry& entry)
{
    return entry.server_name == nearest_name ? entry.server_name : server_text(entry);
}

} // namespace

std::string to_mermaid(std::span<const JournalEntry> entries)
{
    Participants participants;
    std::vector<std::pair<std::uint64_t, std::string>> arrows; // with the number of what happened
    for (const JournalEntry& entry : entries) {
        const std::string client = participants.id_of(client_name(entry));
        const std::string server = participants.id_of(server_name(entry));
        std::string asked = "    " + client + "->>" + server + ": ";
        arrows.emplace_back(entry.asked, std::move(asked) + escaped(asked_text(entry)) + "\n");
        if (entry.answered == 0)
            continue;
        std::string answer = "    " + server + (entry.reply.is_sent() ? "-->>" : "--x") + client + ": " +
                             escaped(answered_text(entry)) + "\n";
        for (const std::string& fault : entry.faults)
            answer += "    Note over " + server + ": fault " + escaped(fault) + "\n";
        arrows.emplace_back(entry.answered, std::move(answer));
    }
    std::ranges::sort(arrows, {}, &std::pair<std::uint64_t, std::string>::first);
    std::string text = "sequenceDiagram\n" + participants.declarations();
    for (const auto& [number, arrow] : arrows)
        text += arrow;
    return text;
}

} // namespace namu::lab
