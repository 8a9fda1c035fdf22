#pragma once

#include "namu/net/connection_limits.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/tcp_handler.hpp"
#include "namu/net/tcp_settings.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace namu::net {

/// Accepts TCP connections and answers the questions on them, on the thread that runs the `io_context`.
///
/// When a limit is reached, the connection of this thread that has been longest without a question and has no
/// answer on its way is closed for the new one: of all connections, or of the client's own where it is the
/// client's limit. Otherwise whoever opens enough connections and keeps silent shuts everybody else out, and a
/// client that has just closed its connections is refused until we have noticed (RFC 7766 §6.2.3 lets a server
/// close idle connections at any time). It is one on which nothing was ever asked where these are at least as many as
/// the others: so a crowd that only connects takes places from its like, and who has just connected has his moment to
/// ask in a full house of good clients. When there is none such, it is one whose client does not take its answers;
/// otherwise a few addresses that ask and never read shut everybody else out. When there is none such either, the new
/// one is refused.
///
/// Thread safety: `change`, `drain` and `stop` may be called from any thread; all else belongs to the thread of the
/// `io_context`, or to any while it is not running. The `io_context` must outlive the server.
class TcpServer {
public:
    TcpServer(asio::io_context& context, std::shared_ptr<ConnectionLimits> limits, TcpSettings settings,
              TcpHandler handler);
    TcpServer(TcpServer&&) noexcept;
    TcpServer& operator=(TcpServer&&) = delete;
    ~TcpServer();

    /// Accepts on a listening, non-blocking socket bound to `endpoint`, which handlers see as
    /// `TcpPeer::listener == number`.
    void listen(FileDescriptor socket, const Endpoint& endpoint, std::size_t number = 0);

    /// From now on these settings hold, on connections that are there too.
    void change(const TcpSettings& settings);

    /// Accepts no more on the sockets that `listen` got with this number, answers what has been asked on connections of
    /// theirs, and closes each once its answers are taken.
    void close(std::size_t number);

    /// Accepts no more, answers what has been asked, closes each connection once its answers are taken, and
    /// all that are left when `limit` is over. Then calls `drained`, once, on the thread of the `io_context`.
    void drain(std::chrono::steady_clock::duration limit, std::function<void()> drained);

    /// Closes all now. A drain under way has then ended.
    void stop();

    const TcpCounters& counters() const noexcept;
    /// Connections that are open on this thread.
    std::size_t connections() const noexcept;

private:
    class Core;
    std::shared_ptr<Core> core_;
};

} // namespace namu::net
