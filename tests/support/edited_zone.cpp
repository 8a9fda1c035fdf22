#include "support/edited_zone.hpp"

#include "namu/dnssec/denial_indexer.hpp"
#include "namu/wire/name_builder.hpp"
#include "namu/wire/record.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zone/zone_comparer.hpp"
#include "namu/zone/zone_difference.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace namu::testing {
namespace {

std::vector<RecordView> records_of(const Zone& zone)
{
    std::vector<RecordView> records;
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        for (std::size_t j = 0; j < node.rrset_count(); ++j) {
            const RRsetView set = node.rrset(j);
            for (const Bytes rdata : set)
                records.push_back({set.owner(), set.type(), RRClass::IN, set.ttl(), rdata});
        }
    }
    return records;
}

/// Names below those of the zone, so that leaves become parents and wildcards appear.
std::vector<Name> other_names(const std::vector<RecordView>& records, std::mt19937& random)
{
    constexpr std::array<std::string_view, 3> labels{"*", "new", "ns"};
    constexpr std::size_t wanted = 40;
    std::vector<Name> names;
    for (std::size_t i = 0; i < wanted; ++i) {
        NameBuilder builder;
        const NameView above = records[random() % records.size()].owner;
        if (!builder.append_label(as_bytes(labels[i % labels.size()])) && !builder.append_name(above))
            names.push_back(builder.finish());
    }
    return names;
}

std::shared_ptr<Zone> build(const Zone& like, std::span<const RecordView> records)
{
    ZoneBuilder builder{Name{like.apex()}};
    for (const RecordView& record : records)
        builder.add(record);
    return builder.build().zone;
}

std::shared_ptr<Zone> edit(const Zone& zone, std::span<const RecordView> records)
{
    ZoneComparer comparer{zone};
    for (const RecordView& record : records)
        comparer.add(record);
    const auto difference = comparer.finish();
    return difference ? apply_difference(zone, *difference) : nullptr;
}

std::shared_ptr<Zone> next_version(const Zone& zone, std::span<const RecordView> records)
{
    auto next = edit(zone, records);
    if (next == nullptr)
        next = build(zone, records);
    next->set_denial(index_denial(*next));
    return next;
}

} // namespace

std::shared_ptr<const Zone> zone_after_edits(const Zone& zone, std::uint32_t seed)
{
    constexpr std::size_t versions = 4;
    constexpr std::array<std::uint8_t, 4> address{192, 0, 2, 199};
    constexpr std::uint32_t dropped_of_ten = 2;
    std::mt19937 random{seed};
    const std::vector<RecordView> wanted = records_of(zone);
    const std::vector<Name> others = other_names(wanted, random);
    std::shared_ptr<const Zone> version = build(zone, wanted);
    for (std::size_t i = 1; i < versions; ++i) {
        std::vector<RecordView> records;
        std::ranges::copy_if(wanted, std::back_inserter(records), [&](const RecordView& record) {
            return record.owner == zone.apex() || random() % 10 >= dropped_of_ten;
        });
        for (const Name& name : others) {
            const bool is_cut = random() % 4 == 0;
            if (random() % 2 != 0)
                records.push_back({name, is_cut ? RRType::NS : RRType::A, RRClass::IN, Ttl::from_wire(300),
                                   is_cut ? zone.apex().octets() : Bytes{address}});
        }
        std::ranges::shuffle(records, random);
        version = next_version(*version, records);
    }
    return next_version(*version, wanted);
}

} // namespace namu::testing
