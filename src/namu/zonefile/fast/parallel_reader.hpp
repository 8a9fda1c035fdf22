#pragma once

#include "namu/zonefile/fast/block_joiner.hpp"
#include "namu/zonefile/fast/block_source.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace namu::fast {

/// Reads the blocks of a file in several threads and joins them in the one that calls.
///
/// At most `window()` blocks are in memory: so far may the threads be ahead of the joining.
class ParallelReader {
public:
    ParallelReader(BlockSource& source, BlockJoiner& joiner, std::size_t threads);

    /// Reads and joins everything; `reader` is for the calling thread, which reads as well. False where the file is
    /// for the explaining reader. Throws what was thrown in any thread.
    bool run(BlockReader& reader);

private:
    /// A place for a block from when it is taken until it is joined.
    struct Slot {
        ReadBlock read;
        bool is_ready = false;
    };

    [[nodiscard]] bool may_take() const noexcept
    {
        return !is_taking_ && !ended_ && taken_ < joined_ + slots_.size();
    }
    void take_and_read(std::unique_lock<std::mutex>& lock, BlockReader& reader);
    bool join_all(std::unique_lock<std::mutex>& lock, BlockReader& reader);
    void help() noexcept;
    void start_helpers();
    void stop();

    BlockSource& source_;
    BlockJoiner& joiner_;
    std::size_t thread_count_;

    std::mutex mutex_; // for all below; the source is used by the one that has set is_taking_
    std::condition_variable changed_;
    std::vector<Slot> slots_;
    std::vector<TextBuffer> free_buffers_;
    std::size_t taken_ = 0;
    std::size_t joined_ = 0;
    std::optional<Ttl> last_ttl_; // of the joiner
    bool is_taking_ = false;
    bool ended_ = false; // the last block was taken, or nobody wants more
    std::exception_ptr failure_;
    std::vector<std::thread> helpers_;
};

} // namespace namu::fast
