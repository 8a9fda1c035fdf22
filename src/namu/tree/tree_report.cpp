#include "namu/tree/tree_report.hpp"

#include "namu/tree/serial_policy.hpp"
#include "namu/tree/text/change_writer.hpp"
#include "namu/tree/text/edited_text.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

namespace namu {
namespace {

/// Makes patches; keeps what it has found out about a file for the next one.
class Patcher {
public:
    Patcher(const TreeInput& input, const std::vector<LoadedZone>& zones, const PatchPaths& paths)
        : input_{input},
          zones_{zones},
          paths_{paths},
          loader_{{.keep_positions = true}}
    {}

    /// The patch, or why there is none.
    std::pair<std::string, std::string> patch_for(const Finding& finding)
    {
        if (finding.changes.empty())
            return {{}, finding.no_change};
        std::map<std::size_t, std::string>
            parts; // by number of the zone, as one patch for everything has them
        for (const ZoneChange& change : finding.changes) {
            auto [part, refusal] = patch_for(change);
            if (!refusal.empty())
                return {{}, std::move(refusal)};
            parts.emplace(change.zone, std::move(part));
        }
        std::string patch;
        for (const auto& [zone, part] : parts)
            patch += part;
        return {std::move(patch), {}};
    }

private:
    std::pair<std::string, std::string> patch_for(ZoneChange change)
    {
        const LoadedZone& zone = zones_[change.zone];
        const ChangeWriter& writer = writers_.try_emplace(change.zone, zone).first->second;
        if (!change.serial)
            change.serial = serial_when_mended(zone, input_.baseline);
        WrittenChange written = writer.write(change);
        if (!written.refusal.empty())
            return {{}, std::move(written.refusal)};
        EditedText text{writer.text()};
        text.apply(std::move(written.edits));
        if (loader_.load_text(zone, text.text()).zone == nullptr)
            return {{}, "other records of " + zone.path + " stand in its way"};
        return {text.unified_diff(paths_(zone.path)), {}};
    }

    const TreeInput& input_;
    const std::vector<LoadedZone>& zones_;
    const PatchPaths& paths_;
    ZoneLoader loader_;
    std::map<std::size_t, ChangeWriter> writers_;
};

Diagnostic to_diagnostic(const Finding& finding)
{
    Diagnostic diagnostic{finding.rule, finding.where.span, finding.message, finding.hint};
    for (const Finding::Note& note : finding.notes)
        diagnostic.notes.push_back({note.where.span, note.message, &note.where.zone->sources});
    return diagnostic;
}

void take_back(const Finding& finding, std::vector<LoadedZone>& zones)
{
    const auto take_back_at = [&](const TreePlace& where) {
        for (LoadedZone& zone : zones) {
            if (&zone == where.zone)
                zone.diagnostics.take_back(*finding.rule, where.span.begin);
        }
    };
    take_back_at(finding.where);
    for (const Finding::Note& note : finding.notes)
        take_back_at(note.where);
}

} // namespace

PatchPaths::PatchPaths(const std::string& folder)
{
    const auto path = std::filesystem::path{folder}.lexically_normal();
    if (path.is_absolute() || *path.begin() == "..")
        root_ = path.string();
}

std::string PatchPaths::operator()(const std::string& path) const
{
    const auto normal = std::filesystem::path{path}.lexically_normal();
    return root_.empty() ? normal.string() : normal.lexically_relative(root_).string();
}

void report_findings(const std::vector<Finding>& findings, const TreeInput& input,
                     std::vector<LoadedZone>& zones, Patches patches, const PatchPaths& paths)
{
    for (const Finding& finding : findings)
        take_back(finding, zones);
    Patcher patcher{input, zones, paths};
    for (const Finding& finding : findings) {
        Diagnostics& diagnostics =
            zones[static_cast<std::size_t>(finding.where.zone - zones.data())].diagnostics;
        Diagnostic diagnostic = to_diagnostic(finding);
        if (patches == Patches::each && !diagnostics.is_full()) {
            auto [patch, refusal] = patcher.patch_for(finding);
            diagnostic.patch = std::move(patch);
            if (!refusal.empty())
                diagnostic.hint.append(diagnostic.hint.empty() ? "" : "; ")
                    .append("no patch: ")
                    .append(refusal);
        }
        diagnostics.report(std::move(diagnostic));
    }
    for (LoadedZone& zone : zones)
        zone.diagnostics.sort();
}

} // namespace namu
