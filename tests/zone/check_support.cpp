#include "zone/check_support.hpp"

#include "namu/zone/check/zone_check.hpp"
#include "support/zone_from_text.hpp"

#include <ostream>

namespace namu::testing {

std::ostream& operator<<(std::ostream& out, const CheckSample& sample)
{
    return out << sample.text;
}

std::vector<std::string> complaints_about(std::string_view apex, const std::string& text)
{
    ZoneFromText read = zone_from_text(apex, text);
    check_zone(read.built, 1, read.diagnostics);
    read.diagnostics.sort();
    std::vector<std::string> out;
    for (const Diagnostic& diagnostic : read.diagnostics.kept()) {
        std::string line = diagnostic.is_error() ? "error " : "warning ";
        line += std::string{diagnostic.rule->id} + ' ';
        const SourceLocation at = read.sources.locate(diagnostic.where.begin);
        line += diagnostic.where.begin.is_known() ? std::to_string(at.line) + ':' + std::to_string(at.column)
                                                  : "-";
        out.push_back(std::move(line));
    }
    return out;
}

std::vector<std::string> complaints_about(const CheckSample& sample)
{
    return complaints_about("example.com.", std::string{plain_zone} + sample.text);
}

} // namespace namu::testing
