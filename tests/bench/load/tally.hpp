#pragma once

#include "bench/load/histogram.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::bench {

/// What became of the questions of a measurement.
struct Tally {
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
    std::uint64_t lost = 0;  ///< not answered in time
    std::uint64_t alien = 0; ///< what came without having been asked for, or too late
    std::uint64_t octets = 0;
    std::uint64_t truncated = 0;
    std::array<std::uint64_t, 16> rcodes{};
    Histogram latency;
    std::vector<std::uint16_t> sizes; ///< of the first answers, as many as were reserved

    /// `header`: the first octets of an answer, at least four.
    void count_answer(const std::uint8_t* header, std::size_t size, std::uint64_t nanoseconds)
    {
        constexpr std::uint8_t truncated_flag = 0x02;
        ++answered;
        octets += size;
        truncated += (header[2] & truncated_flag) != 0 ? 1U : 0U;
        ++rcodes[header[3] & 0x0f];
        latency.add(nanoseconds);
        if (sizes.size() < sizes.capacity())
            sizes.push_back(static_cast<std::uint16_t>(size));
    }
};

} // namespace namu::bench
