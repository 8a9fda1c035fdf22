#pragma once

#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

namespace namu::test {

/// Who runs the servers of a test: a thread of their own, or whoever runs the context of the test.
class Runner {
public:
    /// A context and a thread of its own, until `stop`.
    Runner();
    /// The test's context; all calls come from the thread that runs it.
    explicit Runner(boost::asio::io_context& context) noexcept : context_{&context} {}
    ~Runner() { stop(); }
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    [[nodiscard]] boost::asio::io_context& context() noexcept { return *context_; }
    void stop();

    /// Calls it where the servers run, and waits for what it gives back or throws.
    template <typename Function>
    auto call(Function&& function) -> std::invoke_result_t<Function>
    {
        if (!thread_.joinable())
            return function();
        std::packaged_task<std::invoke_result_t<Function>()> task{std::forward<Function>(function)};
        auto result = task.get_future();
        boost::asio::dispatch(*context_, [&task] { task(); });
        return result.get();
    }

private:
    using Guard = boost::asio::executor_work_guard<boost::asio::io_context::executor_type>;

    std::unique_ptr<boost::asio::io_context> own_;
    boost::asio::io_context* context_;
    std::optional<Guard> guard_;
    std::thread thread_;
};

} // namespace namu::test
