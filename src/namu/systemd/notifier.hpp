#pragma once

#include "namu/base/result.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace namu::systemd {

/// Tells the service manager how this process is: sd_notify(3), a few lines of text in a datagram to the socket that
/// NOTIFY_SOCKET names. Where nobody wants to hear, all of it does nothing and succeeds.
///
/// Waits for a manager that is busy, a second at most; what it has not taken by then is lost, and the error says so.
///
/// Thread safety: any thread; it holds one socket and nothing that changes.
class Notifier {
public:
    /// As the environment says. Opens its socket now, so that it works also where files and sockets are closed later.
    static Notifier from_environment();
    Notifier() noexcept = default;
    Notifier(Notifier&& other) noexcept;
    Notifier& operator=(Notifier&&) = delete;
    ~Notifier();

    [[nodiscard]] bool is_heard() const noexcept { return socket_ >= 0; }

    /// All that was promised works (READY=1), with a line for `systemctl status`. Also behind `reloading`.
    error_code ready(std::string_view status) const;
    /// A reload has begun (RELOADING=1 and, as the manager wants it, the time).
    error_code reloading(std::string_view status) const;
    error_code stopping(std::string_view status) const;
    error_code status(std::string_view text) const;
    /// From now on another process is the service: one that this one has started.
    error_code main_process(pid_t process) const;
    /// The process is alive and does its work.
    error_code alive() const;
    /// Has the manager keep these descriptors, which it passes to the next process of the service under that name
    /// (FileDescriptorStoreMax= of the unit).
    error_code store(std::string_view name, std::span<const int> descriptors) const;

    /// How often to say `alive`: half of what the manager waits for it. None: it does not wait.
    [[nodiscard]] std::optional<std::chrono::microseconds> alive_interval() const noexcept
    {
        return interval_;
    }

private:
    error_code send(const std::string& text, std::span<const int> descriptors = {}) const;

    std::string path_;
    int socket_ = -1;
    std::optional<std::chrono::microseconds> interval_;
};

} // namespace namu::systemd
