#pragma once

#include "namu/net/connection_limits.hpp"
#include "namu/net/tcp_framer.hpp"
#include "namu/net/tcp_handler.hpp"
#include "namu/net/tcp_settings.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <span>
#include <vector>

namespace namu::net {

class TcpSession;

/// The executor is named: `any_io_executor`, which others have by default, is called through pointers for each
/// operation.
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

/// What the TCP sessions of one thread have in common. Must not move while there are any.
struct TcpSessionGroup {
    TcpSettings settings;
    TcpHandler handler;
    std::function<void()> on_session_closed;
    TcpCounters counters;
    /// Sessions on which nothing has been asked yet; who came first is first.
    std::list<std::shared_ptr<TcpSession>> silent;
    /// All others; who has been longest without a question is first.
    std::list<std::shared_ptr<TcpSession>> asking;
    /// Those whose clients do not take their answers; who has been waited for longest comes first.
    std::list<TcpSession*> waiting;
    /// Framed answers of the session whose turn it is, empty between turns: written here and sent from here, so
    /// that a connection whose client takes its answers costs no memory for them. Room for the longest message
    /// after `max_pending_octets`.
    std::vector<std::uint8_t> output;
    std::size_t output_size = 0;
    /// Those of the session whose turn it is.
    std::array<Bytes, max_tcp_batch> questions;

    std::size_t sessions() const noexcept { return silent.size() + asking.size(); }
};

/// One TCP connection, from accept to close (RFC 7766).
///
///     socket -> framer -> handler -> output of the group -> socket
///                                           |                ^
///                                           +---> unsent ----+   where the kernel takes no more
///
/// One turn: what has come is read with one call, the questions in it are answered as a batch, and their answers
/// go out with one call; then the thread turns to others. A turn ends at `max_pending_octets` of answers, and
/// while any of them are unsent nothing is read. A client that closes its sending side still gets them. Nothing
/// here blocks, and every state has a time limit, see `deadline`.
class TcpSession : public std::enable_shared_from_this<TcpSession> {
public:
    TcpSession(TcpSessionGroup& group, TcpSocket socket, TcpPeer peer, ConnectionLimits::Lease lease);

    /// Joins the group and begins to read.
    void start();

    /// Answers the questions that are here, takes no more, and closes when the client has all answers. A client that has
    /// not asked yet has its first question on the way: it gets a moment for it.
    void drain();

    /// Closes a session for the sake of others; the kernel drops what its client has not taken.
    void evict();

    /// Closes now, whatever is under way, and leaves the group; the last the session does to it.
    void close();

    /// No answer is on its way, so closing it loses nothing that a client could not ask again.
    bool is_idle() const noexcept { return !waiting_to_send_ && !stream_; }

    /// Its client has not taken what is being written to it for `hasty_write_time_out`.
    bool is_slow() const noexcept
    {
        return waiting_to_send_ && Clock::now() - send_began_ >= group_.settings.hasty_write_time_out;
    }

    /// Whose connection it is, as `ConnectionLimits` counts them.
    const asio::ip::address& client() const noexcept { return lease_.client(); }

    const TcpPeer& peer() const noexcept { return peer_; }

private:
    using Clock = std::chrono::steady_clock;

    bool is_output_full() const noexcept { return group_.output_size >= group_.settings.max_pending_octets; }
    bool may_answer() const noexcept { return !answers_closed_ && !is_output_full(); }
    Clock::time_point deadline() const noexcept;

    void advance();
    void answer_questions();
    void answer_batch(std::span<const Bytes> questions);
    void answer_next_part();
    MutableBytes message_room() noexcept;
    void append_message(std::size_t octets);

    [[nodiscard]] bool send_output();
    [[nodiscard]] bool send_unsent();
    [[nodiscard]] std::size_t send_some(Bytes octets, error_code& fault);
    [[nodiscard]] bool wait_to_send();
    void stop_waiting() noexcept;
    [[nodiscard]] bool hold_memory();
    [[nodiscard]] std::size_t queued_octets();
    void give_up();
    void on_writable(const error_code& fault);
    [[nodiscard]] bool read();
    void on_read(const error_code& fault, std::size_t octets);
    void finish();
    void discard();

    void watch_deadline();
    void on_timer();
    void time_out();
    void reset_on_close();

    TcpSessionGroup& group_;
    TcpSocket socket_;
    TcpPeer peer_;
    ConnectionLimits::Lease lease_;
    std::list<std::shared_ptr<TcpSession>>::iterator place_;
    std::list<TcpSession*>::iterator waiting_place_; // meant where waiting_to_send_

    TcpFramer framer_;
    std::unique_ptr<TcpStream> stream_; // the rest of an answer in several messages
    std::vector<std::uint8_t> unsent_;  // answers that the kernel has not taken yet ...
    std::size_t unsent_begin_ = 0;      // ... from here on

    bool reading_ = false;
    bool waiting_to_send_ = false;
    bool input_closed_ = false;   // no more octets come, or none are wanted
    bool answers_closed_ = false; // questions that are here are not answered any more
    bool has_asked_ = false;
    bool draining_ = false;  // the first questions will be the last
    bool lingering_ = false; // our side is closed; waiting for the client to close its own
    bool closed_ = false;

    asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, asio::io_context::executor_type> timer_;
    Clock::time_point timer_due_ = Clock::time_point::max();
    Clock::time_point idle_since_;
    Clock::time_point message_began_;
    Clock::time_point send_began_;
    Clock::time_point linger_began_;
    Clock::time_point drain_began_;
};

} // namespace namu::net
