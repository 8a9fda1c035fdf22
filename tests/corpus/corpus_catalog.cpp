#include "corpus/corpus_catalog.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/zone/targets.hpp"
#include "namu/zonefile/reader.hpp"
#include "support/tests_folder.hpp"
#include "support/zone_from_text.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace namu::testing {
namespace {

/// Collects the names in records.
class NameSink final : public RecordSink {
public:
    void add(const RecordView& record, const RecordPosition& /*position*/) override
    {
        types_[Name{record.owner}].insert(record.type);
        add_with_ancestors(record.owner);
        if (const auto host = host_target(record.type, record.rdata))
            add_with_ancestors(*host);
        if (record.type == RRType::CNAME || record.type == RRType::DNAME || record.type == RRType::PTR)
            add_with_ancestors(sole_name(record.rdata));
    }

    [[nodiscard]] std::vector<KnownName> names() const
    {
        std::vector<KnownName> names;
        for (const auto& [name, types] : types_)
            names.push_back({name, {types.begin(), types.end()}});
        return names;
    }

private:
    void add_with_ancestors(NameView name)
    {
        for (; !name.is_root(); name = name.parent())
            types_[Name{name}];
    }

    std::map<Name, std::set<RRType>> types_;
};

struct ZoneText {
    Name apex;
    bool is_loaded = true;
    std::string text = {};
};

std::vector<ZoneText> split(std::istream& in)
{
    constexpr std::string_view zone = "zone: ";
    constexpr std::string_view unloaded = "unloaded: ";
    std::vector<ZoneText> texts;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(zone))
            texts.push_back({Name::from_text(line.substr(zone.size())).value()});
        else if (line.starts_with(unloaded))
            texts.push_back({Name::from_text(line.substr(unloaded.size())).value(), false});
        else if (!texts.empty())
            texts.back().text += line + '\n';
    }
    return texts;
}

} // namespace

std::vector<std::filesystem::path> all_corpus_files()
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{tests_folder() / "corpus/catalogs"})
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

CorpusCatalog read_corpus_file(const std::filesystem::path& path)
{
    std::ifstream in{path};
    NameSink names;
    std::vector<CatalogEntry> entries;
    for (ZoneText& zone : split(in)) {
        if (!zone.is_loaded) {
            entries.push_back({zone.apex, nullptr});
            continue;
        }
        SourceMap sources;
        Diagnostics diagnostics;
        read_zone_text(zone.text, path.string(), zone.apex, sources, names, diagnostics);
        entries.push_back({zone.apex, good_zone(zone.apex.to_text(), std::move(zone.text))});
    }
    return {path.stem().string(), Catalog{std::move(entries)}, names.names()};
}

} // namespace namu::testing
