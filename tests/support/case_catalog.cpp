#include "support/case_catalog.hpp"

#include "support/tests_folder.hpp"
#include "support/zone_from_text.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace namu::testing {

std::vector<std::filesystem::path> all_case_files()
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{tests_folder() / "cases"}) {
        if (entry.path().extension() == ".case")
            paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    return paths;
}

CaseFile read_case_file(const std::filesystem::path& path)
{
    std::ifstream in{path};
    std::ostringstream text;
    text << in.rdbuf();
    return parse_case_file(text.str());
}

Catalog catalog_of(const CaseFile& file)
{
    std::vector<CatalogEntry> entries;
    for (const CaseZone& zone : file.zones) {
        try {
            entries.push_back({zone.apex, zone.text ? good_zone(zone.apex.to_text(), *zone.text) : nullptr});
        } catch (const std::invalid_argument& problems) {
            throw CaseError{zone.line, problems.what()};
        }
    }
    return Catalog{std::move(entries)};
}

} // namespace namu::testing
