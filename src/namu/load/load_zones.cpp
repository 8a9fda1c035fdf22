#include "namu/load/load_zones.hpp"

#include "namu/base/parallel.hpp"
#include "namu/load/rules.hpp"
#include "namu/wire/hashed_name.hpp"

#include <algorithm>
#include <thread>
#include <unordered_map>
#include <utility>

namespace namu {
namespace {

struct HashName {
    std::size_t operator()(NameView name) const noexcept { return hash_name(name); }
};

void refuse_second(LoadedZone& second, const LoadedZone& first)
{
    second.diagnostics.report({.rule = &load_rule::zone_given_twice,
                               .where = {},
                               .message = "the zone " + second.origin->name.to_text() +
                                          " is given twice: by " + first.path + " and by " + second.path,
                               .hint = "leave one of them out; if they are different zones, name them with "
                                       "--zone NAME=FILE"});
    second.zone = nullptr;
}

void refuse_repeated(std::vector<LoadedZone>& zones)
{
    std::unordered_map<NameView, const LoadedZone*, HashName> by_name;
    by_name.reserve(zones.size());
    for (LoadedZone& zone : zones) {
        if (!zone.origin)
            continue;
        const auto [found, is_new] = by_name.emplace(zone.origin->name.view(), &zone);
        if (!is_new)
            refuse_second(zone, *found->second);
    }
}

} // namespace

std::vector<LoadedZone> load_zones(const std::vector<ZoneRequest>& requests, std::size_t threads,
                                   const LoadOptions& options)
{
    if (threads == 0)
        threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    LoadOptions each = options;
    // Few large zones share the cores; many small ones have one each.
    each.threads = std::max<std::size_t>(1, threads / std::max<std::size_t>(1, requests.size()));
    std::vector<LoadedZone> zones(requests.size());
    for_each_with_own_work(requests.size(), threads, [&] {
        return [&, loader = ZoneLoader{each}](std::size_t i) mutable { zones[i] = loader.load(requests[i]); };
    });
    refuse_repeated(zones);
    return zones;
}

} // namespace namu
