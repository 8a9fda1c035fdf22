#pragma once

#include <cstddef>
#include <cstdint>

namespace namu {

/// A block of memory that grows at its end, for what is written once and may be gigabytes long.
///
/// Unlike a vector it leaves new octets as they are, large blocks grow in place where the system can remap
/// them, and `shrink_to_fit` gives the rest back without a copy.
class GrowingBlock {
public:
    GrowingBlock() noexcept = default;
    GrowingBlock(GrowingBlock&& other) noexcept { swap(other); }
    GrowingBlock& operator=(GrowingBlock&& other) noexcept
    {
        swap(other);
        return *this;
    }
    ~GrowingBlock();

    /// Adds `octets` at the end and says where they begin; any earlier pointer into the block may be wrong
    /// afterwards. Throws std::bad_alloc.
    std::uint8_t* grow(std::size_t octets)
    {
        if (octets > capacity_ - size_)
            make_room(octets);
        std::uint8_t* const begin = data_ + size_;
        size_ += octets;
        return begin;
    }

    /// Takes back everything from `size` on.
    void shrink(std::size_t size) noexcept { size_ = size < size_ ? size : size_; }
    void shrink_to_fit() noexcept;

    [[nodiscard]] std::uint8_t* data() noexcept { return data_; }
    [[nodiscard]] const std::uint8_t* data() const noexcept { return data_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

private:
    void make_room(std::size_t octets);
    void swap(GrowingBlock& other) noexcept;

    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

} // namespace namu
