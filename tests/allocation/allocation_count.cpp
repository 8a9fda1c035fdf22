#include "allocation/allocation_count.hpp"

#include <cstdlib>
#include <new>

#include <openssl/crypto.h>

namespace {

thread_local bool is_counting = false;
thread_local std::size_t allocations = 0;

void* allocate(std::size_t size, std::size_t alignment)
{
    if (is_counting)
        ++allocations;
    const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
    void* const memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
    if (memory == nullptr)
        throw std::bad_alloc{};
    return memory;
}

// The crypto library takes its memory past operator new.
void* allocate_for_crypto(std::size_t size, const char* /*file*/, int /*line*/)
{
    if (is_counting)
        ++allocations;
    return std::malloc(size);
}
void* reallocate_for_crypto(void* memory, std::size_t size, const char* /*file*/, int /*line*/)
{
    if (is_counting)
        ++allocations;
    return std::realloc(memory, size);
}
void free_for_crypto(void* memory, const char* /*file*/, int /*line*/)
{
    std::free(memory);
}

/// Has to come before the crypto library takes its first memory.
const bool counts_crypto =
    CRYPTO_set_mem_functions(allocate_for_crypto, reallocate_for_crypto, free_for_crypto) == 1;

} // namespace

// By the standard the other forms come down to the first two; a sanitizer brings its own unless all are here.
void* operator new(std::size_t size)
{
    return allocate(size, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
void* operator new(std::size_t size, std::align_val_t alignment)
{
    return allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size)
{
    return operator new(size);
}
void* operator new[](std::size_t size, std::align_val_t alignment)
{
    return operator new(size, alignment);
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept
{
    return operator new(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept
{
    return operator new(size);
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t /*size*/) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::align_val_t /*alignment*/) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept
{
    std::free(memory);
}

namespace namu::testing {

AllocationCount::AllocationCount() noexcept
{
    allocations = 0;
    is_counting = true;
}

AllocationCount::~AllocationCount()
{
    is_counting = false;
}

bool AllocationCount::counts_crypto() noexcept
{
    return ::counts_crypto;
}

std::size_t AllocationCount::so_far() noexcept
{
    return allocations;
}

} // namespace namu::testing
