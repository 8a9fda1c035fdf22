#include "namu/tree/text/read_back.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/byte_writer.hpp"
#include "namu/zonefile/reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu {
namespace {

constexpr std::size_t head_octets = 6; // type and TTL
constexpr std::size_t numbers_of_soa = 20;

std::string octets_of(const RecordView& record)
{
    std::array<std::uint8_t, head_octets> head{};
    store_u16(head.data(), static_cast<std::uint16_t>(record.type));
    store_u32(head.data() + 2, record.ttl.seconds());
    std::string octets;
    for (const std::uint8_t octet : record.owner.octets())
        octets += static_cast<char>(to_lower(octet));
    octets += as_text(Bytes{head});
    octets += as_text(record.rdata);
    return octets;
}

class Collector final : public RecordSink {
public:
    void add(const RecordView& record, const RecordPosition& position) override
    {
        records.push_back({octets_of(record), position.owner().begin});
    }

    std::vector<ReadRecord> records;
};

/// The record with another serial: the first of the five numbers that close an SOA.
void set_serial(std::string& octets, Serial serial)
{
    std::array<std::uint8_t, 4> number{};
    store_u32(number.data(), serial.value());
    octets.replace(octets.size() - numbers_of_soa, number.size(), as_text(Bytes{number}));
}

/// The place of the zone's SOA.
SourcePosition place_of_soa(const LoadedZone& zone)
{
    const NodeView apex = zone.zone->apex_node();
    for (std::size_t i = 0; i < apex.rrset_count(); ++i) {
        if (apex.rrset(i).type() == RRType::SOA)
            return zone.positions.of(apex, i).owner().begin;
    }
    return {};
}

} // namespace

std::vector<ReadRecord> read_records(const LoadedZone& zone, const std::string& text)
{
    SourceMap sources;
    Diagnostics diagnostics;
    Collector collector;
    read_zone_text(text, zone.path, Name{zone.origin->name}, sources, collector, diagnostics);
    std::ranges::sort(collector.records);
    return std::move(collector.records);
}

bool reads_back(const LoadedZone& zone, const std::vector<ReadRecord>& before, const std::string& text,
                const ZoneChange& change)
{
    std::vector<SourcePosition> removed;
    for (const PlacedRecord& record : change.removed)
        removed.push_back(record.position.owner().begin);
    std::ranges::sort(removed);

    const SourcePosition soa = place_of_soa(zone);
    std::vector<std::string> wanted;
    for (const ReadRecord& record : before) {
        if (std::ranges::binary_search(removed, record.place))
            continue;
        wanted.push_back(record.octets);
        if (change.serial && record.place == soa)
            set_serial(wanted.back(), *change.serial);
    }
    for (const auto& record : change.added)
        wanted.push_back(octets_of(record));
    std::ranges::sort(wanted);
    return std::ranges::equal(wanted, read_records(zone, text), {}, {}, &ReadRecord::octets);
}

} // namespace namu
