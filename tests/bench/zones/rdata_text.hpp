#pragma once

#include "bench/support/mixed_numbers.hpp"
#include "bench/support/text_sink.hpp"

#include <cstdint>

namespace namu::bench {

/// An address of 198.18.0.0/15, the network for benchmarks (RFC 2544).
void write_ipv4(TextSink& zone, std::uint64_t number);

/// An address of 2001:2::/48, the network for benchmarks (RFC 5180 §8).
void write_ipv6(TextSink& zone, std::uint64_t number);

/// Data of a DS record with a SHA-256 digest; of no real key.
void write_ds(TextSink& zone, const MixedNumbers& numbers, std::uint64_t index);

} // namespace namu::bench
