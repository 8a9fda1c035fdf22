#include "namu/server/tally_board.hpp"

#include <cstddef>

namespace namu::server {
namespace {

template <std::size_t size>
void add(std::array<std::uint64_t, size>& sum, const std::array<metrics::Counter, size>& counters)
{
    for (std::size_t i = 0; i < size; ++i)
        sum[i] += counters[i];
}

void add(TallyNumbers<std::uint64_t>& sum, const TallyNumbers<metrics::Counter>& counters)
{
    for (std::size_t transport = 0; transport < sum.queries.size(); ++transport)
        add(sum.queries[transport], counters.queries[transport]);
    add(sum.types, counters.types);
    add(sum.rcodes, counters.rcodes);
    add(sum.cookies, counters.cookies);
    sum.with_edns += counters.with_edns;
    sum.with_do += counters.with_do;
    sum.truncated += counters.truncated;
    sum.dropped += counters.dropped;
    sum.ignored += counters.ignored;
}

} // namespace

void TallyBoard::renumber(const Catalog& all, std::span<const ServedView> views)
{
    std::vector<const Catalog*> catalogs{&all};
    for (const ServedView& view : views)
        catalogs.push_back(view.zones.get());
    // What a worker still counts for the zone that is gone, in the batch that it is at, counts for the new one.
    for (const ZoneNumbering::Newcomer& newcomer : numbering_.renumber(catalogs)) {
        if (newcomer.is_second_hand)
            before_[newcomer.number] = sum_of(newcomer.number);
    }
}

void TallyBoard::number(std::span<CatalogEntry> entries) const
{
    for (CatalogEntry& entry : entries)
        entry.tally = numbering_.of(entry.apex);
}

ZoneNumbers<std::uint64_t> TallyBoard::sum_of(std::uint32_t zone) const
{
    ZoneNumbers<std::uint64_t> sum{};
    for (const Tally* const tally : tallies_)
        add(sum, tally->zones()[zone]);
    return sum;
}

ServerTotals TallyBoard::totals() const
{
    ServerTotals totals;
    for (const Tally* const tally : tallies_) {
        add(totals.numbers, tally->numbers());
        for (const Transport transport : {Transport::udp, Transport::tcp})
            totals.handling[static_cast<std::size_t>(transport)] += tally->handling(transport).snapshot();
    }
    totals.other_zones = sum_of(0);
    for (const auto& [apex, number] : numbering_.all()) {
        ServerTotals::OfZone zone{apex, sum_of(number)};
        for (std::size_t i = 0; i < zone_result_count; ++i)
            zone.results[i] -= before_[number][i];
        totals.zones.push_back(std::move(zone));
    }
    return totals;
}

} // namespace namu::server
