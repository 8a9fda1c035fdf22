#include "namu/base/growing_block.hpp"

#include "namu/base/pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace namu {
namespace {

std::size_t whole(std::size_t octets, std::size_t page) noexcept
{
    return (octets + page - 1) / page * page;
}

} // namespace

GrowingBlock::~GrowingBlock()
{
    if (is_of_pages_)
        give_pages_back(data_, capacity_);
    else
        std::free(data_);
}

void GrowingBlock::make_room(std::size_t octets)
{
    constexpr std::size_t first = 1'024;
    const std::size_t wanted = std::max({first, size_ + octets, capacity_ + capacity_ / 2});
    if (wanted < large_page)
        take_heap(wanted);
    else
        take_large_pages(whole(wanted, large_page));
}

void GrowingBlock::take_heap(std::size_t octets)
{
    void* const moved = std::realloc(data_, octets);
    if (moved == nullptr)
        throw std::bad_alloc{};
    data_ = static_cast<std::uint8_t*>(moved);
    capacity_ = octets;
}

void GrowingBlock::take_large_pages(std::size_t octets)
{
    if (is_of_pages_ && capacity_ >= large_page) {
        data_ = grow_pages(data_, capacity_, octets);
    } else {
        GrowingBlock larger;
        larger.data_ = take_pages(octets, PageSize::large);
        larger.capacity_ = octets;
        larger.is_of_pages_ = true;
        larger.size_ = size_;
        if (size_ != 0)
            std::memcpy(larger.data_, data_, size_);
        swap(larger);
    }
    capacity_ = octets;
}

void GrowingBlock::shrink_to_fit() noexcept
{
    if (size_ == capacity_ || size_ == 0)
        return;
    if (is_of_pages_) {
        const std::size_t kept = whole(size_, usual_page);
        if (kept < capacity_)
            give_pages_back(data_ + kept, capacity_ - kept);
        capacity_ = kept;
        return;
    }
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
    std::swap(is_of_pages_, other.is_of_pages_);
}

} // namespace namu
