#include "namu/base/pages.hpp"

#include <new>

#include <sys/mman.h>

namespace namu {
namespace {

std::uint8_t* checked(void* memory)
{
    if (memory == MAP_FAILED)
        throw std::bad_alloc{};
    return static_cast<std::uint8_t*>(memory);
}

std::uint8_t* map(std::size_t octets)
{
    return checked(::mmap(nullptr, octets, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
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

std::uint8_t* take_pages(std::size_t octets, PageSize size)
{
    std::uint8_t* const memory = octets >= large_page ? map_aligned(octets) : map(octets);
    // A wish: without large pages it is slower, that is all.
    if (size == PageSize::large)
        static_cast<void>(::madvise(memory, octets, MADV_HUGEPAGE));
    return memory;
}

std::uint8_t* grow_pages(std::uint8_t* memory, std::size_t octets, std::size_t wanted)
{
    if (::mremap(memory, octets, wanted, 0) == memory)
        return memory;
    // To a place that begins at the same part of a large page, so that large pages stay whole.
    std::uint8_t* const place = map_aligned(wanted);
    if (::mremap(memory, octets, wanted, MREMAP_MAYMOVE | MREMAP_FIXED, place) == place)
        return place;
    ::munmap(place, wanted);
    throw std::bad_alloc{};
}

void give_pages_back(std::uint8_t* memory, std::size_t octets) noexcept
{
    ::munmap(memory, octets);
}

} // namespace namu
