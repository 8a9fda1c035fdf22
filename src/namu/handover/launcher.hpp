#pragma once

#include "namu/base/result.hpp"
#include "namu/net/file_descriptor.hpp"

#include <optional>
#include <string>

namespace namu::handover {

/// Starts this program a second time, for a process that by then may not start any: it has given up its rights, the files
/// of programs and the system calls for that.
///
/// It is a process of its own, forked before anything is opened or given up, which does nothing else and can be told
/// nothing else: the file of the program, its arguments, folder and environment are those of the first start. It ends with
/// the process that began it.
class Launcher {
public:
    /// Forks, and returns in the process that called. Before any thread is started. Errors: those of fork(2).
    static Result<Launcher> begin();

    /// Starts the program, with `channel` for the new process to take by `take_inherited_channel`. What comes of that comes
    /// through the other end of the channel, as text that begins with `failure_mark` where there is no such program any
    /// more.
    Result<void> start(const net::FileDescriptor& channel);

    static constexpr std::string_view failure_mark = "cannot start ";

private:
    explicit Launcher(net::FileDescriptor line) : line_{std::move(line)} {}

    net::FileDescriptor line_;
};

/// Whether this process is to take the place of another one.
[[nodiscard]] bool has_inherited_channel();

/// The channel to the process whose place this one is to take; none where it was started in another way. Only the first
/// call has it.
[[nodiscard]] std::optional<net::FileDescriptor> take_inherited_channel();

} // namespace namu::handover
