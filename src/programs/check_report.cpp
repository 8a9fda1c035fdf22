#include "programs/check_report.hpp"

#include "programs/counted.hpp"
#include "programs/diagnostic_json.hpp"
#include "programs/diagnostic_report.hpp"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;

bool has_mistakes(const LoadedZone& zone) noexcept
{
    return zone.diagnostics.errors() + zone.diagnostics.warnings() != 0;
}

/// `home.lab.: 47 records, 1 warning (zones/home.zone, name from its $ORIGIN)`
std::string line_about(const LoadedZone& zone)
{
    std::string line = zone.origin ? zone.origin->name.to_text() : zone.path;
    line += ": ";
    if (zone.zone)
        line.append(counted(zone.zone->record_count(), "record")).append(", ");
    line += has_mistakes(zone) ? summary(zone.diagnostics) : "no mistake";
    if (zone.origin)
        line.append(" (").append(zone.path).append(", name ").append(how_text(zone.origin->how)).append(")");
    return line.append("\n");
}

void add_diagnostics(json::array& out, const Diagnostics& diagnostics, const SourceMap& sources)
{
    for (const Diagnostic& diagnostic : diagnostics.kept())
        out.push_back(to_json(diagnostic, sources));
}

json::object about(const LoadedZone& zone)
{
    json::object object;
    object["file"] = to_json(zone.path);
    object["zone"] = zone.origin ? json::value(to_json(zone.origin->name.to_text())) : json::value(nullptr);
    object["name_from"] =
        zone.origin ? json::value(to_json(how_text(zone.origin->how))) : json::value(nullptr);
    object["records"] = zone.zone ? json::value(zone.zone->record_count()) : json::value(nullptr);
    object["errors"] = zone.diagnostics.errors();
    object["warnings"] = zone.diagnostics.warnings();
    return object;
}

json::array about(const std::vector<MendedFile>& files)
{
    json::array array;
    for (const MendedFile& file : files)
        array.push_back({{"file", to_json(file.path)}, {"patch", to_json(file.patch)}});
    return array;
}

} // namespace

CheckReport::CheckReport(const ZoneRequests& wanted, const std::vector<LoadedZone>& zones, Fails fails)
    : CheckReport{zones, fails}
{
    add(wanted.diagnostics, wanted.sources);
}

CheckReport::CheckReport(const std::vector<LoadedZone>& zones, Fails fails) : zones_{zones}, fails_{fails}
{
    for (const LoadedZone& zone : zones) {
        errors_ += zone.diagnostics.errors();
        warnings_ += zone.diagnostics.warnings();
    }
}

void CheckReport::add(const Diagnostics& diagnostics, const SourceMap& sources)
{
    others_.push_back({&diagnostics, &sources});
    errors_ += diagnostics.errors();
    warnings_ += diagnostics.warnings();
}

std::string CheckReport::to_text(Colour colour, Say say) const
{
    std::string out;
    for (const Other& other : others_)
        out += namu::to_text(*other.diagnostics, *other.sources, colour);
    for (const LoadedZone& zone : zones_) {
        out += namu::to_text(zone, colour);
        if (say == Say::everything || has_mistakes(zone))
            out += line_about(zone);
    }
    if (zones_.size() > 1 && say == Say::everything)
        out += sum();
    return out;
}

std::string CheckReport::sum() const
{
    std::string line = counted(zones_.size(), "zone") + ": ";
    if (errors_ + warnings_ == 0)
        return line + "no mistake\n";
    if (errors_ != 0)
        line += counted(errors_, "error");
    if (warnings_ != 0)
        line.append(errors_ != 0 ? " and " : "").append(counted(warnings_, "warning"));
    return line + "\n";
}

std::string CheckReport::to_json() const
{
    json::array zones;
    json::array diagnostics;
    for (const Other& other : others_)
        add_diagnostics(diagnostics, *other.diagnostics, *other.sources);
    for (const LoadedZone& zone : zones_) {
        zones.push_back(about(zone));
        add_diagnostics(diagnostics, zone.diagnostics, zone.sources);
    }
    json::object document;
    document["failed"] = has_failed();
    document["strict"] = fails_ == Fails::warnings;
    document["errors"] = errors_;
    document["warnings"] = warnings_;
    document["zones"] = std::move(zones);
    document["diagnostics"] = std::move(diagnostics);
    if (mended_)
        document["mended"] = about(*mended_);
    return json::serialize(document) + "\n";
}

} // namespace namu
