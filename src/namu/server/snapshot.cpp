#include "namu/server/snapshot.hpp"

#include <utility>

namespace namu::server {

void SnapshotStore::publish(std::shared_ptr<const Snapshot> snapshot)
{
    {
        const std::scoped_lock lock{mutex_};
        current_.swap(snapshot);
        generation_.fetch_add(1, std::memory_order_release);
    }
    // The old one, which may be large, is given up outside the lock.
}

std::shared_ptr<const Snapshot> SnapshotStore::current() const
{
    const std::scoped_lock lock{mutex_};
    return current_;
}

void SnapshotReader::take()
{
    // The number first: a snapshot published in between is then only looked at twice.
    generation_ = store_.generation();
    snapshot_ = store_.current();
}

} // namespace namu::server
