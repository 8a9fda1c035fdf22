#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/edns/extended_error.hpp"
#include "namu/wire/edns/option_code.hpp"
#include "namu/wire/rcode.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace namu {

/// What the fixed part of an OPT record says.
struct OptFields {
    std::uint16_t payload_size = 1232; ///< what the sender takes over UDP, in octets
    std::uint8_t version = 0;
    bool dnssec_ok = false;
};

/// Octets of an OPT record without options: owner, type, class, TTL, RDLENGTH.
inline constexpr std::size_t opt_fixed_octets = 11;

/// Octets of an option besides its data: code and length.
inline constexpr std::size_t option_head_octets = 4;

/// Writes one OPT record (RFC 6891 §6.1.2) at the end of `out`: first the fixed part, then options, each
/// whole or not at all.
class OptWriter {
public:
    OptWriter(ByteWriter& out, OptFields fields, Rcode rcode) noexcept : out_{out}, begin_{out.size()}
    {
        const auto upper_rcode = static_cast<std::uint32_t>(static_cast<std::uint16_t>(rcode) >> 4);
        std::uint8_t* const to = out_.claim(opt_fixed_octets);
        if (to == nullptr)
            return;
        to[0] = 0; // owner: the root
        store_u16(to + 1, 41);
        store_u16(to + 3, fields.payload_size);
        store_u32(to + 5, upper_rcode << 24 | std::uint32_t{fields.version} << 16 |
                              (fields.dnssec_ok ? 0x8000U : 0U));
        store_u16(to + 9, 0);
    }

    /// False, and nothing written, where there is no room.
    bool add(OptionCode code, Bytes data) noexcept { return add(code, data, {}); }

    /// RFC 8914 §2: the code, then a text that is not closed by a NUL. The text goes first when there
    /// is no room for both.
    bool add(const ExtendedError& error) noexcept
    {
        std::uint8_t code[2];
        store_u16(code, static_cast<std::uint16_t>(error.code));
        return add(OptionCode::EXTENDED_ERROR, code, as_bytes(error.text)) ||
               add(OptionCode::EXTENDED_ERROR, code, {});
    }

    /// Fills the message up to the next multiple of `block` octets with an option of zeros, or as far as there is room
    /// (RFC 7830 §3). Nothing may come behind it.
    void pad(std::size_t block) noexcept
    {
        if (out_.left() < option_head_octets)
            return;
        const std::size_t size = out_.size() + option_head_octets;
        const std::size_t wanted = (block - size % block) % block;
        const std::size_t octets = std::min(wanted, out_.left() - option_head_octets);
        out_.write_u16(static_cast<std::uint16_t>(OptionCode::PADDING));
        out_.write_u16(static_cast<std::uint16_t>(octets));
        if (std::uint8_t* const zeros = out_.claim(octets))
            std::fill_n(zeros, octets, std::uint8_t{0});
        close();
    }

private:
    bool add(OptionCode code, Bytes front, Bytes back) noexcept
    {
        const std::size_t before = out_.size();
        out_.write_u16(static_cast<std::uint16_t>(code));
        out_.write_u16(static_cast<std::uint16_t>(front.size() + back.size()));
        out_.write(front);
        out_.write(back);
        if (out_.failed()) {
            out_.rewind(before);
            return false;
        }
        close();
        return true;
    }

    /// Writes how long the options are by now.
    void close() noexcept
    {
        out_.patch_u16(begin_ + opt_fixed_octets - 2,
                       static_cast<std::uint16_t>(out_.size() - begin_ - opt_fixed_octets));
    }

    ByteWriter& out_;
    std::size_t begin_;
};

} // namespace namu
