#pragma once

#include "namu/metrics/counter.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace namu::net {

/// How patient a TCP server is.
struct TcpSettings {
    using Duration = std::chrono::steady_clock::duration;

    /// Without a whole question, and with all answers taken (RFC 7766 §6.2.3).
    Duration idle_time_out = std::chrono::seconds{10};
    /// From the first octet of a question to its last; more octets in between do not help.
    Duration message_time_out = std::chrono::seconds{5};
    /// For a client to take all of what is being written to it.
    Duration write_time_out = std::chrono::seconds{10};
    /// The same where a limit of connections is reached and none is idle: who needs longer makes room for a new one.
    Duration hasty_write_time_out = std::chrono::seconds{1};
    /// For a client to close its side after we have closed ours.
    Duration linger_time_out = std::chrono::seconds{1};
    /// While draining, for the first question of a client that has connected and not asked yet.
    Duration last_question_time_out = std::chrono::milliseconds{250};
    /// With so many octets of answers ready, no further question is answered until the kernel has taken them; while
    /// it takes no more, because the client does not, none is read either.
    std::size_t max_pending_octets = 128 * 1024;
    /// How long to wait before trying to accept again when the process has no file descriptor left.
    Duration accept_pause = std::chrono::milliseconds{100};
};

/// What has happened to TCP connections so far. Any thread may read it.
struct TcpCounters {
    metrics::Counter accepted;
    metrics::Counter refused; ///< over a limit
    metrics::Counter evicted; ///< closed for a newer one when a limit was reached: idle, or slow
    metrics::Counter timed_out;
    metrics::Counter
        over_memory; ///< closed because answers that nobody took held all the memory there is for them
    metrics::Counter malformed; ///< closed for a message of no octets
    metrics::Counter questions;
    metrics::Counter messages; ///< sent, or waiting to be
};

} // namespace namu::net
