#pragma once

#include "namu/base/growing_block.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/record_run.hpp"
#include "namu/zone/owner_group.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace namu {

/// The records of a zone, put by owner into buckets that follow one another in canonical order: each is small enough to
/// be sorted and read in the cache, and holds whole children of the apex with all that is below them, so a thread can
/// write its nodes without looking elsewhere.
///
///     runs     | text order ... | ... | ... |
///     buckets  | apex, a to f | g to k | l to z |    records are copied, and each run given back when it is read
///
/// A zone that fits one bucket stays in its runs.
///
/// Thread safety: different buckets may be taken and given back by several threads.
class RecordBuckets {
public:
    /// Takes the records, and empties the runs.
    RecordBuckets(std::vector<RecordRun>& runs, NameView apex, std::size_t threads);

    [[nodiscard]] std::size_t size() const noexcept { return buckets_; }

    /// The groups of a bucket in canonical order, the apex in front of the first one. To be asked for once.
    void take_sorted(std::size_t bucket, std::vector<OwnerGroup>& groups);

    /// Gives the records of a bucket back, whose groups are used up.
    void give_back(std::size_t bucket) noexcept;

    /// The groups that are not at or below the apex, in the order of the text; without key.
    [[nodiscard]] std::span<const OwnerGroup> outside() const noexcept { return outside_; }

private:
    /// What one thread has put into one bucket.
    struct Shelf {
        GrowingBlock groups;
        std::vector<RecordRun> records;
    };
    /// All that one thread has put somewhere.
    struct Shelves {
        std::vector<Shelf> of_bucket;
        Shelf outside;
    };
    struct RunInText {
        const RecordRun& run;
        std::uint32_t first; ///< number of its first record
    };

    void choose_borders(std::span<const RecordRun> runs);
    [[nodiscard]] std::size_t bucket_of(const SortKey& key) const noexcept;
    void distribute(std::vector<RecordRun>& runs, std::size_t threads);
    void keep(std::vector<RecordRun>& runs);
    Shelves& new_shelves();
    void collect_outside();

    NameView apex_;
    std::vector<SortKey> borders_; ///< key of the first name that each bucket but the first may have
    std::size_t buckets_ = 1;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Shelves>> shelves_; ///< of each thread
    std::vector<OwnerGroup> outside_;
};

} // namespace namu
