#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"

#include <cstddef>
#include <cstdint>

namespace namu {

/// The EDNS part of a message (RFC 6891 §6.1): an OPT record without its owner and type.
///
/// Invariant: the options fill their place exactly; `parse` has checked.
class OptView {
public:
    /// `rr_class` and `ttl` are the numbers in the fields of that name, `rdata` the options.
    /// Error: bad_opt where an option runs past the end.
    static Result<OptView> parse(std::uint16_t rr_class, std::uint32_t ttl, Bytes rdata) noexcept;

    /// The largest UDP answer that the sender takes, in octets; below 512 counts as 512 (RFC 6891 §6.2.3).
    [[nodiscard]] std::size_t payload_size() const noexcept
    {
        return payload_size_ < 512 ? 512 : payload_size_;
    }
    [[nodiscard]] std::uint8_t version() const noexcept
    {
        return static_cast<std::uint8_t>(ttl_ >> 16 & 0xff);
    }
    /// The upper eight bits of the response code, in their place.
    [[nodiscard]] std::uint16_t rcode_bits() const noexcept
    {
        return static_cast<std::uint16_t>(ttl_ >> 24 << 4);
    }
    /// The sender wants DNSSEC records (RFC 3225 §3).
    [[nodiscard]] bool dnssec_ok() const noexcept { return (ttl_ & 0x8000) != 0; }
    [[nodiscard]] std::uint16_t flags() const noexcept { return static_cast<std::uint16_t>(ttl_ & 0xffff); }
    /// All options: code, length and data, one after the other.
    [[nodiscard]] Bytes options() const noexcept { return options_; }

private:
    OptView(std::uint16_t payload_size, std::uint32_t ttl, Bytes options) noexcept
        : options_{options},
          ttl_{ttl},
          payload_size_{payload_size}
    {}

    Bytes options_;
    std::uint32_t ttl_;
    std::uint16_t payload_size_;
};

} // namespace namu
