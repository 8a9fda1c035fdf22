#pragma once

#include "namu/zone/branch.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace namu {

/// Joins branches to a tree in their order, however they are finished.
///
/// Thread safety: all functions may be called by several threads.
class BranchQueue {
public:
    /// The tree has the apex only.
    explicit BranchQueue(Branch& tree) noexcept : tree_{tree} {}

    /// An empty branch to write to; those that are joined come again.
    [[nodiscard]] std::unique_ptr<Branch> take();

    /// Joins branch `number`, counted from 0, as soon as all before it are.
    void join(std::size_t number, std::unique_ptr<Branch> branch);

private:
    std::mutex mutex_;
    Branch& tree_;
    std::size_t next_ = 0;
    std::map<std::size_t, std::unique_ptr<Branch>> waiting_; ///< by number
    std::vector<std::unique_ptr<Branch>> idle_;
};

} // namespace namu
