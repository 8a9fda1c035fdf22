#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/base/bytes.hpp"

#include <cstdint>
#include <string>

namespace namu::rdata {

/// Turns hex digits into octets, whatever pieces they come in.
class HexDecoder {
public:
    explicit HexDecoder(ByteWriter& out) noexcept : out_{out} {}

    /// False for a character that is no hex digit.
    [[nodiscard]] bool put(char digit) noexcept;
    /// False in the middle of an octet.
    [[nodiscard]] bool is_complete() const noexcept { return high_ < 0; }

private:
    ByteWriter& out_;
    int high_ = -1; // the first digit of an octet, or -1
};

/// Turns base64 with padding (RFC 4648 §4) into octets, whatever pieces it comes in.
class Base64Decoder {
public:
    explicit Base64Decoder(ByteWriter& out) noexcept : out_{out} {}

    /// False for a character that cannot stand here; leftover bits must be zero (RFC 4648 §3.5).
    [[nodiscard]] bool put(char c) noexcept;
    /// False in the middle of a group of four characters.
    [[nodiscard]] bool is_complete() const noexcept { return count_ == 0; }

private:
    bool put_padding() noexcept;

    ByteWriter& out_;
    std::uint32_t bits_ = 0;
    unsigned count_ = 0; // characters of the current group
    bool padded_ = false;
};

/// Turns base32hex without padding (RFC 4648 §7) into octets.
class Base32HexDecoder {
public:
    explicit Base32HexDecoder(ByteWriter& out) noexcept : out_{out} {}

    [[nodiscard]] bool put(char c) noexcept;
    /// False where the characters do not make whole octets, or leave bits that are not zero.
    [[nodiscard]] bool is_complete() const noexcept;

private:
    ByteWriter& out_;
    std::uint32_t bits_ = 0;
    unsigned bit_count_ = 0;
};

/// Upper-case digits.
void append_hex(Bytes octets, std::string& out);
void append_base64(Bytes octets, std::string& out);
/// Upper-case characters, no padding.
void append_base32hex(Bytes octets, std::string& out);

} // namespace namu::rdata
