#include "programs/diagnostic_report.hpp"

namespace namu {

std::string to_text(const Diagnostics& diagnostics, const SourceMap& sources, Colour colour)
{
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.kept())
        out += to_text(diagnostic, sources, colour);
    if (diagnostics.left_out() != 0)
        out.append("and ")
            .append(std::to_string(diagnostics.left_out()))
            .append(" more that are not shown\n");
    return out;
}

} // namespace namu
