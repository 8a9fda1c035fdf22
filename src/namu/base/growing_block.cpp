#include "namu/base/growing_block.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

namespace namu {

GrowingBlock::~GrowingBlock()
{
    std::free(data_);
}

void GrowingBlock::make_room(std::size_t octets)
{
    constexpr std::size_t first = 1'024;
    const std::size_t wanted = std::max({first, size_ + octets, capacity_ + capacity_ / 2});
    void* const moved = std::realloc(data_, wanted);
    if (moved == nullptr)
        throw std::bad_alloc{};
    data_ = static_cast<std::uint8_t*>(moved);
    capacity_ = wanted;
}

void GrowingBlock::shrink_to_fit() noexcept
{
    if (size_ == capacity_ || size_ == 0)
        return;
    // Where it fails the block stays as it is.
    if (void* const moved = std::realloc(data_, size_); moved != nullptr) {
        data_ = static_cast<std::uint8_t*>(moved);
        capacity_ = size_;
    }
}

void GrowingBlock::swap(GrowingBlock& other) noexcept
{
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
}

} // namespace namu
