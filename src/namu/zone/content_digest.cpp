#include "namu/zone/content_digest.hpp"

#include "namu/base/checksum.hpp"
#include "namu/base/parallel.hpp"
#include "namu/zone/soa_numbers.hpp"

#include <algorithm>
#include <array>
#include <atomic>

namespace namu {
namespace {

/// Nodes that one thread takes at a time.
constexpr std::size_t share_nodes = 16'384;

/// Spreads every bit of a number over all of it, so that sums of such numbers do not cancel each other out.
std::uint64_t mixed(std::uint64_t value) noexcept
{
    value = (value ^ (value >> 32)) * 0xd6e8'feb8'6659'fd93;
    value = (value ^ (value >> 32)) * 0xd6e8'feb8'6659'fd93;
    return value ^ (value >> 32);
}

/// The RDATA of an SOA with serial 0.
std::uint64_t of_soa(Bytes rdata) noexcept
{
    std::array<std::uint8_t, max_soa_octets> octets{};
    const std::size_t size = std::min(rdata.size(), octets.size());
    std::copy_n(rdata.begin(), size, octets.begin());
    if (size >= soa_fixed_octets)
        store_u32(octets.data() + size - soa_fixed_octets, 0);
    return Checksum::of_chunk(Bytes{octets}.first(size));
}

} // namespace

std::uint64_t ContentDigest::of_record(const RecordView& record) noexcept
{
    const std::uint64_t head =
        std::uint64_t{static_cast<std::uint16_t>(record.type)} << 32 | record.ttl.seconds();
    const std::uint64_t rdata =
        record.type == RRType::SOA ? of_soa(record.rdata) : Checksum::of_chunk(record.rdata);
    return mixed(mixed(mixed(Checksum::of_chunk(record.owner.octets())) + head) + rdata);
}

ContentDigest ContentDigest::of(const Zone& zone, std::size_t threads)
{
    std::atomic<std::uint64_t> sum = 0;
    const std::size_t nodes = zone.node_count();
    for_each_in_parallel((nodes + share_nodes - 1) / share_nodes, threads, [&](std::size_t share) {
        ContentDigest part;
        for (std::size_t i = share * share_nodes; i < std::min(nodes, (share + 1) * share_nodes); ++i) {
            const NodeView node = zone.node(i);
            for (std::size_t n = 0; n < node.rrset_count(); ++n) {
                const RRsetView rrset = node.rrset(n);
                for (const Bytes rdata : rrset)
                    part.add({rrset.owner(), rrset.type(), RRClass::IN, rrset.ttl(), rdata});
            }
        }
        sum += part.value();
    });
    return ContentDigest{sum};
}

ContentDigest ContentDigest::after(const ZoneDifference& difference) const noexcept
{
    ContentDigest digest = *this;
    for (const auto& record : difference.removed)
        digest.remove(record);
    for (const auto& record : difference.added)
        digest.add(record);
    return digest;
}

} // namespace namu
