#pragma once

#include "namu/net/connection_limits.hpp"
#include "namu/net/tcp_framer.hpp"
#include "namu/net/tcp_handler.hpp"
#include "namu/net/tcp_settings.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <vector>

namespace namu::net {

class TcpSession;

/// What the TCP sessions of one thread have in common. Must not move while there are any.
struct TcpSessionGroup {
    TcpSettings settings;
    TcpHandler handler;
    std::function<void()> on_session_closed;
    TcpCounters counters;
    /// Those that have been longest without a question come first.
    std::list<std::shared_ptr<TcpSession>> sessions;
    /// An answer is written here and copied out at once, so that a connection costs no 64 KiB of its own.
    std::vector<std::uint8_t> reply_room = std::vector<std::uint8_t>(max_tcp_message_octets);
};

/// One TCP connection, from accept to close (RFC 7766).
///
///     socket -> framer -> handler -> pending -> writing -> socket
///
/// It takes questions as long as less than `max_pending_octets` wait to be written; then it stops reading
/// until the client has taken its answers. All answers that are ready go out in one write. A client that
/// closes its sending side still gets them. Nothing here blocks, and every state has a time limit, see
/// `deadline`.
class TcpSession : public std::enable_shared_from_this<TcpSession> {
public:
    TcpSession(TcpSessionGroup& group, asio::ip::tcp::socket socket, TcpPeer peer,
               ConnectionLimits::Lease lease);

    /// Joins the group and begins to read.
    void start();

    /// Answers the questions that are here, takes no more, and closes when the client has all answers.
    void drain();

    /// Closes now, whatever is under way, and leaves the group; the last the session does to it.
    void close();

    /// No answer is on its way, so closing it loses nothing that a client could not ask again.
    bool is_idle() const noexcept { return unsent_octets() == 0 && !stream_; }

    /// Whose connection it is, as `ConnectionLimits` counts them.
    const asio::ip::address& client() const noexcept { return lease_.client(); }

private:
    using Clock = std::chrono::steady_clock;

    std::size_t unsent_octets() const noexcept { return pending_.size() + writing_.size(); }
    bool may_answer() const noexcept;
    bool may_read() const noexcept;
    bool is_finished() const noexcept;
    Clock::time_point deadline() const noexcept;

    void advance();
    void answer_questions();
    void answer(Bytes question);
    void answer_next_part();
    void append_message(std::size_t octets);

    void write();
    void on_written(const error_code& fault);
    void read();
    void on_read(const error_code& fault, std::size_t octets);
    void finish();
    void discard();

    void watch_deadline();
    void on_timer();
    void time_out();
    void reset_on_close();

    TcpSessionGroup& group_;
    asio::ip::tcp::socket socket_;
    TcpPeer peer_;
    ConnectionLimits::Lease lease_;
    std::list<std::shared_ptr<TcpSession>>::iterator place_;

    TcpFramer framer_;
    std::unique_ptr<TcpStream> stream_; // the rest of an answer in several messages
    std::vector<std::uint8_t> pending_; // framed messages for the next write
    std::vector<std::uint8_t> writing_; // what the kernel is being given

    bool reading_ = false;
    bool input_closed_ = false;   // no more octets come, or none are wanted
    bool answers_closed_ = false; // questions that are here are not answered any more
    bool lingering_ = false;      // our side is closed; waiting for the client to close its own
    bool closed_ = false;

    asio::steady_timer timer_;
    Clock::time_point timer_due_ = Clock::time_point::max();
    Clock::time_point idle_since_;
    Clock::time_point message_began_;
    Clock::time_point write_began_;
    Clock::time_point linger_began_;
};

} // namespace namu::net
