#pragma once

#include "namu/base/pages.hpp"

#include <cstddef>
#include <cstdint>
#include <new>

namespace namu {

/// Takes what is at least as large as a large page from the system, in such pages, and all else from the heap: for
/// tables of millions of entries that are read at random.
template <typename T>
class PageAllocator {
public:
    using value_type = T;

    PageAllocator() noexcept = default;
    template <typename U>
    // NOLINTNEXTLINE(google-explicit-constructor): as allocators are
    PageAllocator(const PageAllocator<U>& /*other*/) noexcept
    {}

    [[nodiscard]] T* allocate(std::size_t count)
    {
        if (count > SIZE_MAX / 2 / sizeof(T))
            throw std::bad_alloc{};
        const std::size_t octets = count * sizeof(T);
        if (octets < large_page)
            return static_cast<T*>(::operator new(octets, std::align_val_t{alignof(T)}));
        return reinterpret_cast<T*>(take_pages(whole_pages(octets), PageSize::large));
    }

    void deallocate(T* memory, std::size_t count) noexcept
    {
        const std::size_t octets = count * sizeof(T);
        if (octets < large_page)
            ::operator delete(memory, std::align_val_t{alignof(T)});
        else
            give_pages_back(reinterpret_cast<std::uint8_t*>(memory), whole_pages(octets));
    }

    friend bool operator==(const PageAllocator& /*a*/, const PageAllocator& /*b*/) noexcept { return true; }

private:
    static std::size_t whole_pages(std::size_t octets) noexcept
    {
        return (octets + usual_page - 1) / usual_page * usual_page;
    }
};

} // namespace namu
