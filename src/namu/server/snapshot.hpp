#pragma once

#include "namu/answer/settings.hpp"
#include "namu/server/limit/rate_limits.hpp"
#include "namu/server/query_log/query_log.hpp"
#include "namu/server/virtual_server.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace namu::server {

/// Everything that answers depend on, at one moment.
struct Snapshot {
    /// By the number of the listener. A slot is empty (null) while its listener is being opened, and again once it is
    /// given up: numbers of others stay what they are.
    std::vector<std::shared_ptr<const VirtualServer>> servers;
    /// What an operator may change about answers while the server runs.
    std::shared_ptr<const AnswerSettings> answers = std::make_shared<const AnswerSettings>();
    /// How many answers clients get over UDP; null: as many as they ask for.
    std::shared_ptr<const RateLimits> rate_limits = nullptr;
    /// Where questions are recorded; null: nowhere.
    std::shared_ptr<const QueryLog> query_log = nullptr;

    /// Who answers at that listener; null: nobody, and questions there get no answer.
    [[nodiscard]] const VirtualServer* find(std::size_t listener) const noexcept
    {
        return listener < servers.size() ? servers[listener].get() : nullptr;
    }
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
