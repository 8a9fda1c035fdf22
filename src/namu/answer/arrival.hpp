#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/clock.hpp"

#include <cstdint>

namespace namu {

enum class Transport : std::uint8_t { udp, tcp };

/// How a question came: all that an answer may depend on besides the question and the zones.
struct Arrival {
    Transport transport = Transport::udp;
    /// The client's address, 4 or 16 octets in network order; lives as long as the message does.
    Bytes address = {};
    Clock::Time time = {};
};

} // namespace namu
