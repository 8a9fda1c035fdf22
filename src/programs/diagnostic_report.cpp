#include "programs/diagnostic_report.hpp"

namespace namu {

namespace {

/// `path` stands before what has no place of its own; it may be empty.
std::string all_text(const Diagnostics& diagnostics, const SourceMap& sources, const std::string& path,
                     Colour colour)
{
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.kept()) {
        if (!path.empty() && !diagnostic.where.begin.is_known())
            out.append(path).append(": ");
        out += to_text(diagnostic, sources, colour);
    }
    if (diagnostics.left_out() != 0)
        out.append("and ")
            .append(std::to_string(diagnostics.left_out()))
            .append(" more that are not shown\n");
    return out;
}

} // namespace

std::string to_text(const Diagnostics& diagnostics, const SourceMap& sources, Colour colour)
{
    return all_text(diagnostics, sources, {}, colour);
}

std::string to_text(const LoadedZone& zone, Colour colour)
{
    return all_text(zone.diagnostics, zone.sources, zone.path, colour);
}

} // namespace namu
