#pragma once

#include "namu/metrics/histogram.hpp"
#include "namu/net/tcp_settings.hpp"
#include "namu/net/udp_batch.hpp"
#include "namu/server/limit/rate_guard.hpp"
#include "namu/server/tally.hpp"
#include "namu/wire/stored_name.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::server {

/// What all UDP sockets have done.
struct UdpTotals {
    std::uint64_t received = 0;
    std::uint64_t sent = 0;
    std::uint64_t dropped = 0; ///< responses that the kernel did not take

    void add(const net::UdpCounters& counters) noexcept;
};

/// What has become of all TCP connections.
struct TcpTotals {
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;
    std::uint64_t evicted = 0;
    std::uint64_t timed_out = 0;
    std::uint64_t over_memory = 0;
    std::uint64_t malformed = 0;

    void add(const net::TcpCounters& counters) noexcept;
};

/// What a server has counted so far, all of its workers together. Each number is right by itself; those of one moment may
/// differ by the questions that are just being answered.
struct ServerTotals {
    struct OfZone {
        StoredName apex;
        ZoneNumbers<std::uint64_t> results{}; ///< by ZoneResult
    };

    TallyNumbers<std::uint64_t> numbers;
    std::array<metrics::DurationHistogram::Snapshot, 2> handling; ///< by Transport
    std::vector<OfZone> zones;                                    ///< those with numbers of their own
    ZoneNumbers<std::uint64_t> other_zones{};                     ///< all others together
    UdpTotals udp;
    TcpTotals tcp;
    std::size_t tcp_open = 0;
    RateLimitCounts rate_limit;

    [[nodiscard]] std::uint64_t queries() const noexcept;
};

} // namespace namu::server
