#pragma once

#include "namu/base/bytes.hpp"

#include <cstddef>

namespace namu {

/// Writes octets into room that somebody else owns and never beyond it.
///
/// Writing past the end writes nothing and makes `failed()` true for good, so a renderer may write
/// a whole record and ask once.
class ByteWriter {
public:
    explicit ByteWriter(MutableBytes room) noexcept : room_{room} {}

    [[nodiscard]] bool failed() const noexcept { return failed_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// How many octets still fit.
    [[nodiscard]] std::size_t left() const noexcept { return room_.size() - size_; }
    [[nodiscard]] Bytes written() const noexcept { return room_.first(size_); }

    /// The place of the next `count` octets, which the caller writes all of; null where there is no room for them.
    [[nodiscard]] std::uint8_t* claim(std::size_t count) noexcept
    {
        if (failed_ || count > room_.size() - size_) {
            failed_ = true;
            return nullptr;
        }
        auto* const at = room_.data() + size_;
        size_ += count;
        return at;
    }

    void write_u8(std::uint8_t value) noexcept
    {
        if (auto* const to = claim(1))
            *to = value;
    }

    void write_u16(std::uint16_t value) noexcept
    {
        if (auto* const to = claim(2))
            store_u16(to, value);
    }

    void write_u32(std::uint32_t value) noexcept
    {
        if (auto* const to = claim(4))
            store_u32(to, value);
    }

    void write(Bytes octets) noexcept
    {
        if (auto* const to = claim(octets.size()); to != nullptr && !octets.empty())
            std::memcpy(to, octets.data(), octets.size());
    }

    /// Changes an octet that was written before, such as a length known only afterwards.
    void patch_u8(std::size_t position, std::uint8_t value) noexcept
    {
        if (position < size_)
            room_[position] = value;
    }

    void patch_u16(std::size_t position, std::uint16_t value) noexcept
    {
        if (position + 2 <= size_)
            store_u16(room_.data() + position, value);
    }

    /// Goes on in more room, of which the old is the front.
    void widen(MutableBytes room) noexcept { room_ = room; }

    /// Takes back everything from `size` on, a failure included.
    void rewind(std::size_t size) noexcept
    {
        size_ = size < size_ ? size : size_;
        failed_ = false;
    }

private:
    MutableBytes room_;
    std::size_t size_ = 0;
    bool failed_ = false;
};

} // namespace namu
