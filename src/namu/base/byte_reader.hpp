#pragma once

#include "namu/base/bytes.hpp"

#include <cstddef>

namespace namu {

/// Reads octets from front to back and never beyond the end.
///
/// Reading past the end gives zeros and makes `failed()` true for good, so a parser may read a
/// whole fixed part and ask once.
class ByteReader {
public:
    explicit ByteReader(Bytes bytes, std::size_t position = 0) noexcept : bytes_{bytes}, position_{position}
    {
        failed_ = position > bytes.size();
    }

    [[nodiscard]] bool failed() const noexcept { return failed_; }
    [[nodiscard]] std::size_t position() const noexcept { return position_; }
    [[nodiscard]] std::size_t remaining() const noexcept { return failed_ ? 0 : bytes_.size() - position_; }
    [[nodiscard]] bool at_end() const noexcept { return remaining() == 0; }
    [[nodiscard]] Bytes whole() const noexcept { return bytes_; }

    std::uint8_t read_u8() noexcept
    {
        const auto octets = read(1);
        return octets.empty() ? std::uint8_t{0} : octets[0];
    }

    std::uint16_t read_u16() noexcept
    {
        const auto octets = read(2);
        return octets.empty() ? std::uint16_t{0} : load_u16(octets.data());
    }

    std::uint32_t read_u32() noexcept
    {
        const auto octets = read(4);
        return octets.empty() ? std::uint32_t{0} : load_u32(octets.data());
    }

    /// The next `count` octets; empty, and failed, where there are fewer.
    Bytes read(std::size_t count) noexcept
    {
        if (failed_ || count > bytes_.size() - position_) {
            failed_ = true;
            return {};
        }
        const auto octets = bytes_.subspan(position_, count);
        position_ += count;
        return octets;
    }

    Bytes read_rest() noexcept { return read(remaining()); }

private:
    Bytes bytes_;
    std::size_t position_;
    bool failed_ = false;
};

} // namespace namu
