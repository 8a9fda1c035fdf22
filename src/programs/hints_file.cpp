#include "programs/hints_file.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/zonefile/message_records.hpp"
#include "namu/zonefile/reader.hpp"
#include "programs/terminal.hpp"

#include <cstdio>

namespace namu {
std::optional<resolve::RootHints> read_hints_file(const std::string& path)
{
    SourceMap sources;
    Diagnostics diagnostics;
    MessageRecords found;
    read_zone_file(path, Name{}, sources, found, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.kept())
        print_error(to_text(diagnostic, sources, colour_for(stderr)));
    if (diagnostics.has_errors())
        return std::nullopt;
    auto hints = resolve::RootHints::of(found.records);
    if (hints.servers.empty()) {
        print_error("namu: " + path +
                    " has no root hints: NS records and the addresses of the servers that they name\n");
        return std::nullopt;
    }
    return hints;
}

} // namespace namu
