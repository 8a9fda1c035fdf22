#include "namu/zone/zone_builder.hpp"

#include "namu/wire/hashed_name.hpp"
#include "namu/zone/zone_assembler.hpp"

#include <limits>
#include <stdexcept>

namespace namu {

ZoneBuilder::ZoneBuilder(const Name& apex) : apex_{apex}
{
    owner_number(apex_);
}

void ZoneBuilder::add(const RecordView& record, const RecordPosition& position)
{
    if (!record.owner.is_at_or_below(apex_)) {
        notes_.out_of_zone.push_back({Name{record.owner}, record.type, position});
        return;
    }
    if (entries_.size() == std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"the zone has more than 2^32 - 1 records"};
    const bool is_signature = record.type == RRType::RRSIG && record.rdata.size() >= 2;
    entries_.push_back({rdata_.size(), owner_number(record.owner), record.ttl,
                        static_cast<std::uint32_t>(entries_.size()),
                        static_cast<std::uint16_t>(record.rdata.size()), record.type,
                        is_signature ? static_cast<RRType>(load_u16(record.rdata.data())) : RRType{}});
    rdata_.insert(rdata_.end(), record.rdata.begin(), record.rdata.end());
    positions_.push_back(position);
}

NameView ZoneBuilder::owner_name(std::uint32_t owner) const noexcept
{
    return NameView::trusted(names_.data() + owners_[owner].name_offset, owners_[owner].name_size);
}

std::uint32_t ZoneBuilder::owner_number(NameView owner)
{
    // Most records of a file follow another one of the same owner.
    if (!owners_.empty() && owner_name(last_owner_) == owner)
        return last_owner_;
    const std::uint64_t hash = hash_name(owner);
    const auto [first, last] = by_hash_.equal_range(hash);
    for (auto candidate = first; candidate != last; ++candidate) {
        if (owner_name(candidate->second) == owner)
            return last_owner_ = candidate->second;
    }
    if (names_.size() > std::numeric_limits<std::uint32_t>::max() - max_name_octets)
        throw std::length_error{"the zone has more than 4 GiB of owner names"};
    last_owner_ = static_cast<std::uint32_t>(owners_.size());
    owners_.push_back({static_cast<std::uint32_t>(names_.size()), static_cast<std::uint8_t>(owner.size())});
    names_.insert(names_.end(), owner.octets().begin(), owner.octets().end());
    by_hash_.emplace(hash, last_owner_);
    return last_owner_;
}

BuiltZone ZoneBuilder::build()
{
    return ZoneAssembler{*this}.run();
}

} // namespace namu
