#pragma once

#include "namu/answer/arrival.hpp"
#include "support/case_file.hpp"

#include <cstdint>
#include <vector>

namespace namu::testing {

/// What a question of a case puts on the wire.
struct CasePacket {
    std::vector<std::uint8_t> octets;
    Transport transport = Transport::udp;
    std::vector<std::uint8_t> client = {192, 0, 2, 1}; ///< its address
    Clock::Time time{};
    bool has_opt = false; ///< `send:` asked for one; unknown for a raw packet
    bool dnssec_ok = false;

    /// Lives as long as the packet.
    [[nodiscard]] Arrival arrival() const { return {transport, client, time}; }
};

/// Makes the datagram of `question:` and `send:`, or of `packet:`; throws CaseError on a mistake in them.
[[nodiscard]] CasePacket make_packet(const CaseBlock& block);

} // namespace namu::testing
