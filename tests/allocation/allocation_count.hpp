#pragma once

#include <cstddef>

namespace namu::testing {

/// Counts what the thread takes from the heap while it lives: every `operator new` of the program comes by
/// here. One at a time in a thread.
class AllocationCount {
public:
    AllocationCount() noexcept;
    ~AllocationCount();
    AllocationCount(const AllocationCount&) = delete;
    AllocationCount& operator=(const AllocationCount&) = delete;

    [[nodiscard]] static std::size_t so_far() noexcept;
};

} // namespace namu::testing
