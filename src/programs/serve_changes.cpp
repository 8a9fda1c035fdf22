#include "programs/serve_changes.hpp"

#include "namu/zonefile/printer.hpp"
#include "programs/counted.hpp"
#include "programs/serve_report.hpp"

#include <algorithm>
#include <string_view>

namespace namu {
namespace {

using Outcome = server::ZoneReport::Outcome;

void append_records(const std::vector<ZoneDifference::Record>& records, std::size_t all, std::string_view sign,
                    std::string& out)
{
    for (const RecordView record : records) {
        out.append("  ").append(sign).append(" ");
        append_record_text(record, out);
    }
    if (all > records.size())
        out.append("  ").append(sign).append(" and ").append(std::to_string(all - records.size())).append(" more\n");
}

std::string in_view(const std::string& view)
{
    return view.empty() ? "" : " (view " + view + ")";
}

} // namespace

std::string to_text(const StoredName& zone, const service::ZoneChange& change)
{
    const RecordChanges& records = change.records;
    std::string out = zone.to_text() + ": serial " + std::to_string(change.from.value());
    if (change.to != change.from)
        out.append(" -> ").append(std::to_string(change.to.value()));
    out.append(", ").append(counted(records.removed, "record")).append(" removed, ");
    out.append(std::to_string(records.added)).append(" added\n");
    append_records(records.shown.removed, records.removed, "-", out);
    append_records(records.shown.added, records.added, "+", out);
    return out;
}

std::string read_report(const std::vector<ServeZones::Part>& parts, Colour colour)
{
    std::string out;
    for (const ServeZones::Part& part : parts) {
        out += load_report(part.round.collected, part.round.reports, colour);
        if (!part.round.trouble.empty())
            out.append("namu: served serials cannot be kept for the next start: ")
                .append(part.round.trouble)
                .append("\n");
    }
    return out;
}

std::string changes_report(const std::vector<ServeZones::Part>& parts)
{
    std::string out;
    for (const auto& [view, round] : parts) {
        for (std::size_t i = 0; i < round.reports.size(); ++i) {
            const server::ZoneReport& report = round.reports[i];
            const std::string where = report.name.to_text() + in_view(view);
            if (round.changes[i])
                out.append("namu: ").append(view.empty() ? "" : "view " + view + ": ").append(
                    to_text(report.name, *round.changes[i]));
            else if (report.outcome == Outcome::loaded)
                out.append("namu: ").append(where).append(": served, serial ").append(
                    std::to_string(report.loaded.zone->serial().value())).append("\n");
            else if (report.outcome == Outcome::removed)
                out.append("namu: ").append(where).append(": not served any more\n");
        }
    }
    return out;
}

} // namespace namu
