#include "programs/hints_file.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/zonefile/reader.hpp"
#include "programs/terminal.hpp"

#include <cstdio>
#include <vector>

namespace namu {
namespace {

class MessageRecords final : public RecordSink {
public:
    void add(const RecordView& record, const RecordPosition& /*position*/) override
    {
        records.push_back({Name{record.owner},
                           record.type,
                           record.rr_class,
                           record.ttl,
                           {record.rdata.begin(), record.rdata.end()}});
    }

    std::vector<Message::Record> records;
};

} // namespace

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
