#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/opcode.hpp"
#include "namu/wire/rcode.hpp"

#include <cstddef>
#include <cstdint>

#include <boost/assert.hpp>

namespace namu {

/// Octets of the fixed part of every message (RFC 1035 §4.1.1).
inline constexpr std::size_t header_octets = 12;

/// The longest message there is: over TCP its length has 16 bits (RFC 1035 §4.2.2).
inline constexpr std::size_t max_message_octets = 65'535;

/// The bits of octets 2 and 3 as one number (RFC 1035 §4.1.1, RFC 4035 §3).
struct HeaderFlag {
    static constexpr std::uint16_t response = 0x8000;            // QR
    static constexpr std::uint16_t authoritative = 0x0400;       // AA
    static constexpr std::uint16_t truncated = 0x0200;           // TC
    static constexpr std::uint16_t recursion_desired = 0x0100;   // RD
    static constexpr std::uint16_t recursion_available = 0x0080; // RA
    static constexpr std::uint16_t reserved = 0x0040;            // Z
    static constexpr std::uint16_t authentic_data = 0x0020;      // AD
    static constexpr std::uint16_t checking_disabled = 0x0010;   // CD
    static constexpr std::uint16_t opcode_mask = 0x7800;
    static constexpr std::uint16_t rcode_mask = 0x000f;
};

/// The fixed part of a message that somebody else owns.
///
/// Invariant: at least 12 octets are there; the maker has checked.
class HeaderView {
public:
    explicit HeaderView(Bytes message) noexcept : octets_{message.data()}
    {
        BOOST_ASSERT(message.size() >= header_octets);
    }

    [[nodiscard]] std::uint16_t id() const noexcept { return load_u16(octets_); }
    [[nodiscard]] std::uint16_t flags() const noexcept { return load_u16(octets_ + 2); }
    [[nodiscard]] bool has(std::uint16_t flag) const noexcept { return (flags() & flag) != 0; }
    [[nodiscard]] bool is_response() const noexcept { return has(HeaderFlag::response); }
    [[nodiscard]] Opcode opcode() const noexcept
    {
        return static_cast<Opcode>((flags() & HeaderFlag::opcode_mask) >> 11);
    }
    /// The four bits in the header only; OPT may have eight more (RFC 6891 §6.1.3).
    [[nodiscard]] Rcode rcode() const noexcept
    {
        return static_cast<Rcode>(flags() & HeaderFlag::rcode_mask);
    }

    [[nodiscard]] std::uint16_t question_count() const noexcept { return load_u16(octets_ + 4); }
    [[nodiscard]] std::uint16_t answer_count() const noexcept { return load_u16(octets_ + 6); }
    [[nodiscard]] std::uint16_t authority_count() const noexcept { return load_u16(octets_ + 8); }
    [[nodiscard]] std::uint16_t additional_count() const noexcept { return load_u16(octets_ + 10); }

private:
    const std::uint8_t* octets_;
};

} // namespace namu
