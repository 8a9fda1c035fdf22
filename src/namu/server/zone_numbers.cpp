#include "namu/server/zone_numbers.hpp"

#include <algorithm>

namespace namu::server {

std::vector<ZoneNumbering::Newcomer> ZoneNumbering::renumber(std::span<const Catalog* const> catalogs)
{
    std::erase_if(numbers_, [&](const auto& numbered) {
        const bool is_gone = std::ranges::none_of(catalogs, [&](const Catalog* const catalog) {
            return catalog->find_apex(numbered.first) != nullptr;
        });
        if (is_gone)
            returned_.push_back(numbered.second);
        return is_gone;
    });
    std::vector<Newcomer> newcomers;
    for (const Catalog* const catalog : catalogs) {
        for (const CatalogEntry& entry : catalog->entries()) {
            if (numbers_.size() >= most_)
                return newcomers;
            if (numbers_.contains(entry.apex))
                continue;
            newcomers.push_back(next());
            numbers_.emplace(entry.apex, newcomers.back().number);
        }
    }
    return newcomers;
}

ZoneNumbering::Newcomer ZoneNumbering::next()
{
    if (given_ < most_)
        return {++given_, false};
    const std::uint32_t number = returned_.back();
    returned_.pop_back();
    return {number, true};
}

std::uint32_t ZoneNumbering::of(const StoredName& apex) const
{
    const auto found = numbers_.find(apex);
    return found != numbers_.end() ? found->second : 0;
}

} // namespace namu::server
