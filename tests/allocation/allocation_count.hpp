#pragma once

#include <cstddef>

namespace namu::testing {

/// Counts what the thread takes from the heap while it lives: every `operator new` of the program comes by
/// here, and what the crypto library takes. One at a time in a thread.
class AllocationCount {
public:
    AllocationCount() noexcept;
    ~AllocationCount();
    AllocationCount(const AllocationCount&) = delete;
    AllocationCount& operator=(const AllocationCount&) = delete;

    [[nodiscard]] static std::size_t so_far() noexcept;
    /// False where the crypto library could not be made to count.
    [[nodiscard]] static bool counts_crypto() noexcept;
};

} // namespace namu::testing
