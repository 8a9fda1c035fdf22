#include "namu/zone/branch_queue.hpp"

#include <utility>

namespace namu {

std::unique_ptr<Branch> BranchQueue::take()
{
    std::unique_ptr<Branch> branch;
    if (const std::scoped_lock lock{mutex_}; !idle_.empty()) {
        branch = std::move(idle_.back());
        idle_.pop_back();
    }
    if (branch == nullptr)
        branch = std::make_unique<Branch>();
    branch->clear();
    return branch;
}

void BranchQueue::join(std::size_t number, std::unique_ptr<Branch> branch)
{
    const std::scoped_lock lock{mutex_};
    waiting_.emplace(number, std::move(branch));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
         first = waiting_.erase(first), ++next_) {
        tree_.join(*first->second);
        idle_.push_back(std::move(first->second));
    }
}

} // namespace namu
