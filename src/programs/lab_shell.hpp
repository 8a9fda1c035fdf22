#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <sys/types.h>

namespace namu {

/// The program that runs inside a lab, a shell most often.
///
/// It has the terminal: SIGINT and SIGQUIT are left to it and ignored by this process, and where it is stopped, this
/// process stops as well, so that the shell outside gets the terminal back.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class LabShell {
public:
    /// `command` is a program, searched for in PATH, and its arguments; empty means $SHELL, or /bin/sh. It gets `folder`
    /// in the variable NAMU_LAB. The context outlives this.
    LabShell(boost::asio::io_context& context, std::vector<std::string> command, const std::string& folder);

    /// Starts it. Where that cannot be done, says why on standard error and returns false.
    [[nodiscard]] bool start(std::function<void()> on_end);

    /// Asks it to end with SIGTERM, and ends it after a while where it does not, as interactive shells do.
    void end();

    /// As shells have it: what it ended with, 128 + N after signal N, 127 where it is not found and 126 where it cannot be
    /// run.
    [[nodiscard]] int exit_status() const noexcept { return exit_status_; }

private:
    [[nodiscard]] int spawn();
    void wait();
    [[nodiscard]] bool has_ended();

    std::vector<std::string> command_;
    std::string variable_;
    boost::asio::signal_set signals_;
    boost::asio::steady_timer patience_;
    std::function<void()> on_end_;
    pid_t process_ = -1;
    int exit_status_ = 0;
};

} // namespace namu
