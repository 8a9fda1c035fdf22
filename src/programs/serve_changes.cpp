#include "programs/serve_changes.hpp"

#include "namu/zonefile/printer.hpp"
#include "programs/counted.hpp"
#include "programs/serve_report.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace namu {
namespace {

using Outcome = server::ZoneReport::Outcome;

void append_records(const std::vector<ZoneDifference::Record>& records, std::size_t all,
                    std::string_view sign, std::string& out)
{
    for (const RecordView record : records) {
        out.append("  ").append(sign).append(" ");
        append_record_text(record, out);
    }
    if (all > records.size())
        out.append("  ")
            .append(sign)
            .append(" and ")
            .append(std::to_string(all - records.size()))
            .append(" more\n");
}

std::string in_view(const std::string& view)
{
    return view.empty() ? "" : " (view " + view + ")";
}

std::string change_line(const StoredName& zone, const service::ZoneChange& change)
{
    std::string line = zone.to_text() + ": serial " + std::to_string(change.from.value());
    if (change.to != change.from)
        line.append(" -> ").append(std::to_string(change.to.value()));
    line.append(", ").append(counted(change.records.removed, "record")).append(" removed, ");
    return line.append(std::to_string(change.records.added)).append(" added");
}

std::string record_lines(const RecordChanges& records)
{
    std::string lines;
    append_records(records.shown.removed, records.removed, "-", lines);
    append_records(records.shown.added, records.added, "+", lines);
    return lines;
}

/// What has become of one zone; no text: nothing.
Notice change_notice(const std::string& view, const server::ZoneReport& report,
                     const std::optional<service::ZoneChange>& change)
{
    const std::string where = report.name.to_text() + in_view(view);
    Notice notice{.topic = "zone", .text = {}, .fields = {{"zone", report.name.to_text()}}};
    if (!view.empty())
        notice.fields["view"] = view;
    if (change) {
        notice.text = (view.empty() ? "" : "view " + view + ": ") + change_line(report.name, *change);
        notice.details = record_lines(change->records);
        notice.fields["serial_before"] = change->from.value();
        notice.fields["serial"] = change->to.value();
        notice.fields["removed"] = change->records.removed;
        notice.fields["added"] = change->records.added;
    } else if (report.outcome == Outcome::loaded) {
        const auto serial = report.loaded.zone->serial().value();
        notice.text = where + ": served, serial " + std::to_string(serial);
        notice.fields["serial"] = serial;
    } else if (report.outcome == Outcome::removed) {
        notice.text = where + ": not served any more";
    }
    return notice;
}

} // namespace

std::string to_text(const StoredName& zone, const service::ZoneChange& change)
{
    return change_line(zone, change) + "\n" + record_lines(change.records);
}

Notices read_notices(const std::vector<ServeZones::Part>& parts, Colour colour)
{
    Notices notices;
    for (const ServeZones::Part& part : parts)
        append(notices, load_notices(part.round.collected, part.round.reports, colour));
    return notices;
}

Notices changes_notices(const std::vector<ServeZones::Part>& parts)
{
    Notices notices;
    for (const auto& [view, round] : parts) {
        for (std::size_t i = 0; i < round.reports.size(); ++i) {
            Notice notice = change_notice(view, round.reports[i], round.changes[i]);
            if (!notice.text.empty())
                notices.push_back(std::move(notice));
        }
    }
    return notices;
}

} // namespace namu
