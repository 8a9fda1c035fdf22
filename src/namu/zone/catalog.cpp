#include "namu/zone/catalog.hpp"

#include <utility>

namespace namu {

Catalog::Catalog(std::vector<CatalogEntry> entries) : entries_{std::move(entries)}, index_{entries_.size()}
{
    for (NameIndex::Value i = 0; i < entries_.size(); ++i) {
        index_.insert(hash_name(entries_[i].apex), i + 1);
        depths_.set(entries_[i].apex.view().label_count());
        entries_[i].has_zones_below = false; // the entry may come from another catalog
    }
    for (const CatalogEntry& entry : entries_)
        mark_those_above(entry);
}

void Catalog::mark_those_above(const CatalogEntry& entry) noexcept
{
    const HashedName apex{entry.apex};
    for (std::size_t labels = apex.label_count(); labels-- > 0;) {
        if (const CatalogEntry* const above = find_last_labels(apex, labels))
            entries_[static_cast<std::size_t>(above - entries_.data())].has_zones_below = true;
    }
}

const CatalogEntry* Catalog::find_last_labels(const HashedName& name, std::size_t labels) const noexcept
{
    if (!depths_.test(labels))
        return nullptr;
    const NameView suffix = name.last_labels(labels);
    const auto found = index_.find(name.hash_of_last(labels), [&](NameIndex::Value candidate) {
        return entries_[candidate - 1].apex == suffix;
    });
    return found == NameIndex::none ? nullptr : &entries_[found - 1];
}

const CatalogEntry* Catalog::find(const HashedName& name, RRType type) const noexcept
{
    const CatalogEntry* own_apex = nullptr;
    for (std::size_t labels = name.label_count() + 1; labels-- > 0;) {
        const CatalogEntry* const entry = find_last_labels(name, labels);
        if (entry == nullptr)
            continue;
        if (type != RRType::DS || labels != name.label_count())
            return entry;
        own_apex = entry;
    }
    return own_apex;
}

const CatalogEntry* Catalog::find_apex(NameView apex) const noexcept
{
    const HashedName hashed{apex};
    return find_last_labels(hashed, hashed.label_count());
}

} // namespace namu
