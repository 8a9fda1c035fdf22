#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/zone/check/rules.hpp"

#include <algorithm>
#include <map>

namespace namu {
namespace {

/// The records of a zone below its cuts, by the place of the first of their RRset.
using RecordsByPlace = std::map<SourcePosition, std::vector<PlacedRecord>>;

RecordsByPlace records_below_cuts(const TreeZone& zone)
{
    RecordsByPlace found;
    for (std::size_t i = 1; i < zone.zone().node_count(); ++i) {
        const NodeView node = zone.zone().node(i);
        if (!node.is_cut() && !node.is_occluded())
            continue;
        for (std::size_t set = 0; set < node.rrset_count(); ++set) {
            const RRType type = node.rrset(set).type();
            found[place_of(zone, node, type).span.begin] = records_of(zone, node, type);
        }
    }
    return found;
}

bool is_address_or_cut(RRType type)
{
    return type == RRType::A || type == RRType::AAAA || type == RRType::NS || type == RRType::DS;
}

/// The records leave the parent. What is no copy of something, and unknown to the child, moves there.
std::vector<ZoneChange> changes_of(const TreeZone& parent, const TreeZone& child,
                                   const std::vector<PlacedRecord>& records)
{
    std::vector<ZoneChange> changes{{.zone = parent.number, .removed = records}};
    const RecordView& first = records.front().record;
    const NodeView node = child.zone().find_node(first.owner);
    const bool is_known =
        node.exists() && (node.is_cut() || node.is_occluded() || node.find(first.type).exists());
    if (is_address_or_cut(first.type) || is_known)
        return changes;
    ZoneChange moved{.zone = child.number};
    for (const PlacedRecord& record : records)
        moved.added.push_back(copy_of(record.record, record.record.ttl));
    changes.push_back(std::move(moved));
    return changes;
}

} // namespace

/// Of what the check of one zone found below its cuts: needless glue, data and delegations that are the child's to tell.
void check_needless_records(const TreeInput& input, std::vector<Finding>& findings)
{
    for (const TreeZone& parent : input.tree.zones()) {
        if (!parent.is_loaded())
            continue;
        const auto is_meant = [](const Diagnostic& told) {
            return told.rule == &zone_rule::occluded_record || told.rule == &zone_rule::data_at_zone_cut;
        };
        const auto& told = parent.loaded->diagnostics.kept();
        if (std::ranges::none_of(told, is_meant))
            continue;
        const RecordsByPlace records = records_below_cuts(parent);
        for (const Diagnostic& diagnostic : told) {
            const auto found = records.find(diagnostic.where.begin);
            if (!is_meant(diagnostic) || found == records.end())
                continue;
            const TreeZone* const child = input.tree.enclosing(found->second.front().record.owner);
            if (child == &parent || !child->is_loaded())
                continue;
            Finding finding{
                diagnostic.rule, {parent.loaded, diagnostic.where}, diagnostic.message, diagnostic.hint};
            for (const Diagnostic::Note& note : diagnostic.notes)
                finding.notes.push_back({{parent.loaded, note.where}, note.message});
            finding.notes.push_back({place_of_apex(*child), "the zone that it would belong to"});
            finding.changes = changes_of(parent, *child, found->second);
            findings.push_back(std::move(finding));
        }
    }
}

} // namespace namu
