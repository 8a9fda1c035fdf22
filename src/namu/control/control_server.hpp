#pragma once

#include "namu/base/result.hpp"
#include "namu/control/conversation.hpp"

#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>

namespace namu::control {

/// A UNIX socket at which a running program is asked and told things. Its owner and group may connect (mode 0660), and
/// root; nobody else is listened to, whatever the mode of the file becomes.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class ControlServer {
public:
    /// Makes the socket file; one that a dead process left there is replaced. Errors: address_in_use where somebody
    /// listens there, filename_too_long, and those of the file system. The context outlives it.
    static Result<std::unique_ptr<ControlServer>>
    open(boost::asio::io_context& context, const std::string& path, Conversation::Handler handler);
    /// The same where the process whose place this one takes listens there: its file is replaced in one step.
    static Result<std::unique_ptr<ControlServer>>
    take_over(boost::asio::io_context& context, const std::string& path, Conversation::Handler handler);
    /// Ends all conversations, and removes the file unless another process has put its own there.
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    using Protocol = boost::asio::local::stream_protocol;

    ControlServer(boost::asio::io_context& context, std::string path, Conversation::Handler handler);
    error_code listen(const std::string& path);

    /// Outlives the server where a handler of it is still to be called.
    struct State;
    std::string path_;
    std::uint64_t inode_ = 0; ///< of our file
    std::shared_ptr<State> state_;
};

} // namespace namu::control
