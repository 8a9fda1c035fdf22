#include "namu/base/pages.hpp"

#include <new>

#include <sys/mman.h>

namespace namu {
namespace {

std::uint8_t* map(std::size_t octets)
{
    void* const memory = ::mmap(nullptr, octets, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc{};
    return static_cast<std::uint8_t*>(memory);
}

/// Takes one large page too much and gives back what stands before and behind the multiple.
std::uint8_t* map_aligned(std::size_t octets)
{
    std::uint8_t* const memory = map(octets + large_page);
    const std::size_t before =
        (large_page - reinterpret_cast<std::uintptr_t>(memory) % large_page) % large_page;
    if (before != 0)
        ::munmap(memory, before);
    ::munmap(memory + before + octets, large_page - before);
    return memory + before;
}

} // namespace

std::uint8_t* take_pages(std::size_t octets, PageUse use)
{
    std::uint8_t* const memory = octets % large_page == 0 ? map_aligned(octets) : map(octets);
    // A wish: where the kernel does not know it, pages come one by one.
    if (use == PageUse::all)
        static_cast<void>(::madvise(memory, octets, MADV_POPULATE_WRITE));
    return memory;
}

void give_pages_back(std::uint8_t* octets, std::size_t size) noexcept
{
    ::munmap(octets, size);
}

} // namespace namu
