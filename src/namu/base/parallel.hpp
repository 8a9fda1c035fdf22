#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace namu {

/// Calls `work(i)` for each i below `count`, in no certain order, on so many threads, of which the caller's is
/// one; each thread works with what one call of `make_work()` gave it. The first exception ends the work and is
/// thrown here.
template <typename MakeWork>
void for_each_with_own_work(std::size_t count, std::size_t threads, MakeWork&& make_work)
{
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto run = [&]() noexcept {
        try {
            auto work = make_work();
            for (std::size_t i = next++; i < count; i = next++)
                work(i);
        } catch (...) {
            next = count;
            const std::scoped_lock lock{failure_mutex};
            failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads && i < count; ++i)
            helpers.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
}

/// The same with one `work` that all threads call.
template <typename Work>
void for_each_in_parallel(std::size_t count, std::size_t threads, Work&& work)
{
    for_each_with_own_work(count, threads, [&work] { return [&work](std::size_t i) { work(i); }; });
}

} // namespace namu
