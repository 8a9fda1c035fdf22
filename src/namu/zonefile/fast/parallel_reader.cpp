#include "namu/zonefile/fast/parallel_reader.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace namu::fast {

ParallelReader::ParallelReader(BlockSource& source, BlockJoiner& joiner, std::size_t threads)
    : source_{source},
      joiner_{joiner},
      thread_count_{std::max<std::size_t>(threads, 1)},
      slots_(2 * thread_count_)
{}

bool ParallelReader::run(BlockReader& reader)
{
    start_helpers();
    bool is_plain = false;
    try {
        std::unique_lock lock{mutex_};
        is_plain = join_all(lock, reader);
    } catch (...) {
        stop();
        throw;
    }
    stop();
    if (failure_)
        std::rethrow_exception(failure_);
    return is_plain;
}

bool ParallelReader::join_all(std::unique_lock<std::mutex>& lock, BlockReader& reader)
{
    for (;;) {
        Slot& slot = slots_[joined_ % slots_.size()];
        if (failure_)
            return false;
        if (slot.is_ready) {
            slot.is_ready = false;
            ReadBlock read = std::move(slot.read);
            lock.unlock();
            const bool is_plain = joiner_.join(read);
            const bool is_last = read.block.is_last;
            lock.lock();
            if (!is_plain || is_last)
                return is_plain;
            free_buffers_.push_back(std::move(read.block.buffer));
            last_ttl_ = joiner_.last_ttl();
            ++joined_;
            changed_.notify_all();
        } else if (may_take()) {
            take_and_read(lock, reader);
        } else {
            changed_.wait(lock);
        }
    }
}

void ParallelReader::take_and_read(std::unique_lock<std::mutex>& lock, BlockReader& reader)
{
    is_taking_ = true;
    TextBuffer buffer;
    if (!free_buffers_.empty()) {
        buffer = std::move(free_buffers_.back());
        free_buffers_.pop_back();
    }
    const auto last_ttl = last_ttl_;
    lock.unlock();
    TextBlock block = source_.next(std::move(buffer), last_ttl);
    lock.lock();
    is_taking_ = false;
    ended_ |= block.is_last;
    Slot& slot = slots_[taken_++ % slots_.size()];
    changed_.notify_all();
    lock.unlock();
    ReadBlock read = read_block(std::move(block), reader);
    lock.lock();
    slot.read = std::move(read);
    slot.is_ready = true;
    changed_.notify_all();
}

void ParallelReader::help() noexcept
{
    std::unique_lock lock{mutex_, std::defer_lock};
    try {
        BlockReader reader;
        lock.lock();
        for (;;) {
            changed_.wait(lock, [this] { return ended_ || may_take(); });
            if (ended_)
                return;
            take_and_read(lock, reader);
        }
    } catch (...) {
        if (!lock.owns_lock())
            lock.lock();
        failure_ = std::current_exception();
        ended_ = true;
        changed_.notify_all();
    }
}

void ParallelReader::start_helpers()
{
    try {
        for (std::size_t i = 1; i < thread_count_; ++i)
            helpers_.emplace_back([this] { help(); });
    } catch (const std::system_error&) {
        return; // fewer threads do as well
    }
}

void ParallelReader::stop()
{
    {
        const std::lock_guard lock{mutex_};
        ended_ = true;
    }
    changed_.notify_all();
    for (std::thread& helper : helpers_)
        helper.join();
}

} // namespace namu::fast
