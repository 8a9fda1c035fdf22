#pragma once

#include "namu/answer/arrival.hpp"
#include "namu/answer/cookies.hpp"
#include "namu/base/bytes.hpp"
#include "namu/net/socket_address.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rcode.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace namu::server {

/// What the query log keeps of a question and its answer: a record of fixed size, so that writing one takes no memory.
struct QueryRecord {
    /// Header and question section.
    static constexpr std::size_t most_octets = header_octets + max_name_octets + 4;
    static constexpr std::uint8_t no_zone = 0xFF;

    std::chrono::system_clock::time_point time;
    net::SocketAddress client;
    std::uint16_t listener = 0; ///< its number
    Transport transport = Transport::udp;
    bool has_edns = false;
    bool wants_dnssec = false;
    bool wants_why = false; ///< the path to the answer is to be worked out again
    CookieState cookie = CookieState::absent;
    std::uint8_t zone_labels = no_zone; ///< the zone's apex is as many of the last labels of the name
    std::uint16_t payload_size = 0;     ///< that the client takes over UDP; 0 without EDNS
    std::uint16_t reply_octets = 0;     ///< 0: no response was given
    std::uint16_t reply_flags = 0;
    Rcode rcode = Rcode::NOERROR;
    std::uint16_t question_octets = 0;
    std::array<std::uint8_t, most_octets> octets; // NOLINT: only the first `question_octets` are ever read

    /// The message that asked, up to the end of its question; only the header where that could not be read.
    [[nodiscard]] Bytes question() const noexcept { return Bytes{octets}.first(question_octets); }
};

} // namespace namu::server
