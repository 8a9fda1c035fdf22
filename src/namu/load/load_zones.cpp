#include "namu/load/load_zones.hpp"

#include "namu/load/rules.hpp"
#include "namu/wire/hashed_name.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

namespace namu {
namespace {

/// Hands out the numbers of the zones to load; the first exception of any thread ends the work.
class ZoneLoader {
public:
    ZoneLoader(const std::vector<ZoneRequest>& requests, const LoadOptions& options)
        : requests_{requests},
          options_{options},
          loaded_(requests.size())
    {}

    std::vector<LoadedZone> run(std::size_t threads)
    {
        {
            std::vector<std::jthread> helpers;
            for (std::size_t i = 1; i < threads; ++i)
                helpers.emplace_back([this] { work(); });
            work();
        }
        if (failure_)
            std::rethrow_exception(failure_);
        return std::move(loaded_);
    }

private:
    void work() noexcept
    {
        try {
            for (std::size_t i = next_++; i < requests_.size(); i = next_++)
                loaded_[i] = load_zone(requests_[i], options_);
        } catch (...) {
            next_ = requests_.size();
            const std::scoped_lock lock{failure_mutex_};
            failure_ = std::current_exception();
        }
    }

    const std::vector<ZoneRequest>& requests_;
    const LoadOptions& options_;
    std::vector<LoadedZone> loaded_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex failure_mutex_;
    std::exception_ptr failure_;
};

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
    std::vector<LoadedZone> zones = ZoneLoader{requests, options}.run(std::min(threads, requests.size()));
    refuse_repeated(zones);
    return zones;
}

} // namespace namu
