#include "namu/server/totals.hpp"

namespace namu::server {

void UdpTotals::add(const net::UdpCounters& counters) noexcept
{
    received += counters.received;
    sent += counters.sent;
    dropped += counters.dropped;
}

void TcpTotals::add(const net::TcpCounters& counters) noexcept
{
    accepted += counters.accepted;
    refused += counters.refused;
    evicted += counters.evicted;
    timed_out += counters.timed_out;
    over_memory += counters.over_memory;
    malformed += counters.malformed;
}

std::uint64_t ServerTotals::queries() const noexcept
{
    std::uint64_t all = 0;
    for (const auto& families : numbers.queries)
        all += families[0] + families[1];
    return all;
}

} // namespace namu::server
