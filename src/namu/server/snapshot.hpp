#pragma once

#include "namu/zone/catalog.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace namu::server {

/// Everything that answers depend on, at one moment: the zones of each virtual server, by the number of
/// its listener. Listeners with the same zones share a Catalog.
struct Snapshot {
    std::vector<std::shared_ptr<const Catalog>> catalogs;
};

/// Where the newest snapshot is published, whole, and where readers notice it.
///
/// Thread safety: all of it. Readers only compare a number until there is something new; no lock and no
/// counted pointer is on their way (docs/decisions/0006-zones-are-published-whole.md).
class SnapshotStore {
public:
    void publish(std::shared_ptr<const Snapshot> snapshot);
    [[nodiscard]] std::shared_ptr<const Snapshot> current() const;
    [[nodiscard]] std::uint64_t generation() const noexcept
    {
        return generation_.load(std::memory_order_acquire);
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Snapshot> current_ = std::make_shared<const Snapshot>();
    std::atomic<std::uint64_t> generation_ = 0;
};

/// One reader's own reference to a snapshot. Belongs to one thread.
class SnapshotReader {
public:
    explicit SnapshotReader(const SnapshotStore& store) : store_{store} { take(); }

    /// The newest snapshot. It lives until the next call; ask once per batch.
    [[nodiscard]] const Snapshot& refresh()
    {
        if (store_.generation() != generation_)
            take();
        return *snapshot_;
    }

private:
    void take();

    const SnapshotStore& store_;
    std::uint64_t generation_ = 0;
    std::shared_ptr<const Snapshot> snapshot_;
};

} // namespace namu::server
