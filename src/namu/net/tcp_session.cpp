#include "namu/net/tcp_session.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <boost/assert.hpp>

#include <algorithm>
#include <utility>

namespace namu::net {
namespace {

/// A connection that waits for its next question keeps no larger buffer than this.
constexpr std::size_t idle_buffer_octets = 4096;

void empty(std::vector<std::uint8_t>& buffer)
{
    buffer.clear();
    if (buffer.capacity() > idle_buffer_octets)
        std::vector<std::uint8_t>{}.swap(buffer);
}

} // namespace

TcpSession::TcpSession(TcpSessionGroup& group, asio::ip::tcp::socket socket, TcpPeer peer,
                       ConnectionLimits::Lease lease)
    : group_{group},
      socket_{std::move(socket)},
      peer_{std::move(peer)},
      lease_{std::move(lease)},
      timer_{socket_.get_executor()}
{}

void TcpSession::start()
{
    place_ = group_.sessions.insert(group_.sessions.end(), shared_from_this());
    idle_since_ = Clock::now();
    advance();
}

void TcpSession::drain()
{
    input_closed_ = true;
    if (!closed_ && !lingering_)
        advance();
}

void TcpSession::close()
{
    if (std::exchange(closed_, true))
        return;
    const auto self = shared_from_this();
    error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
    stream_.reset();
    lease_.release();
    group_.sessions.erase(place_);
    if (group_.on_session_closed)
        group_.on_session_closed();
}

bool TcpSession::may_answer() const noexcept
{
    return !answers_closed_ && unsent_octets() < group_.settings.max_pending_octets;
}

bool TcpSession::may_read() const noexcept
{
    return !reading_ && !input_closed_ && !stream_ && may_answer();
}

/// Once nothing waits to be written, `answer_questions` has stopped for want of questions.
bool TcpSession::is_finished() const noexcept
{
    return (input_closed_ || answers_closed_) && is_idle();
}

/// After each event: do what has become possible.
void TcpSession::advance()
{
    answer_questions();
    write();
    if (is_finished()) {
        finish();
        return;
    }
    if (may_read())
        read();
    watch_deadline();
}

void TcpSession::answer_questions()
{
    while (may_answer()) {
        if (stream_) {
            answer_next_part();
            continue;
        }
        const auto question = framer_.next();
        if (!question) {
            ++group_.counters.malformed;
            answers_closed_ = true;
        } else if (*question) {
            answer(**question);
        } else {
            break;
        }
    }
}

void TcpSession::answer(Bytes question)
{
    ++group_.counters.questions;
    idle_since_ = message_began_ = Clock::now();
    group_.sessions.splice(group_.sessions.end(), group_.sessions, place_);

    auto reply = group_.handler(question, group_.reply_room, peer_);
    append_message(reply.octets);
    stream_ = std::move(reply.rest);
    if (reply.then == TcpReply::Then::close_connection)
        answers_closed_ = true;
}

void TcpSession::answer_next_part()
{
    const auto part = stream_->next(group_.reply_room);
    append_message(part.octets);
    // More without octets would be asked for again for ever.
    BOOST_ASSERT(part.octets > 0 || part.then != TcpPart::Then::more);
    if (part.then != TcpPart::Then::more)
        stream_.reset();
    if (part.then == TcpPart::Then::close_connection)
        answers_closed_ = true;
}

/// The length and the message go into one write: a client may not see the length alone (RFC 7766 §8).
void TcpSession::append_message(std::size_t octets)
{
    BOOST_ASSERT(octets <= group_.reply_room.size());
    if (octets == 0)
        return;
    ++group_.counters.messages;
    const auto start = pending_.size();
    pending_.resize(start + TcpFramer::length_octets + octets);
    store_u16(pending_.data() + start, static_cast<std::uint16_t>(octets));
    std::copy_n(group_.reply_room.data(), octets, pending_.data() + start + TcpFramer::length_octets);
}

void TcpSession::write()
{
    if (!writing_.empty() || pending_.empty())
        return;
    writing_.swap(pending_);
    write_began_ = Clock::now();
    asio::async_write(
        socket_, asio::buffer(writing_),
        [self = shared_from_this()](const error_code& fault, std::size_t) { self->on_written(fault); });
}

void TcpSession::on_written(const error_code& fault)
{
    if (closed_)
        return;
    if (fault) {
        close();
        return;
    }
    empty(writing_);
    idle_since_ = Clock::now();
    // While it was we who did not read, the client could not finish its message.
    if (!reading_)
        message_began_ = idle_since_;
    advance();
}

void TcpSession::read()
{
    reading_ = true;
    const auto room = framer_.room();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](const error_code& fault, std::size_t octets) {
                                self->on_read(fault, octets);
                            });
}

void TcpSession::on_read(const error_code& fault, std::size_t octets)
{
    reading_ = false;
    if (closed_)
        return;
    if (lingering_) {
        fault ? close() : discard();
        return;
    }
    if (fault == asio::error::eof) {
        input_closed_ = true;
    } else if (fault) {
        close();
        return;
    }
    if (!framer_.has_octets())
        message_began_ = Clock::now();
    framer_.commit(octets);
    advance();
}

/// All is answered. A close with questions unread would make the kernel send RST, and that may destroy the
/// last answers before the client has seen them; so only our side is closed until the client closes its own.
void TcpSession::finish()
{
    error_code fault;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, fault);
    if (fault) {
        close();
        return;
    }
    lingering_ = true;
    linger_began_ = Clock::now();
    if (!reading_)
        discard();
    watch_deadline();
}

void TcpSession::discard()
{
    static thread_local std::array<std::uint8_t, 4096> bin;
    reading_ = true;
    socket_.async_read_some(
        asio::buffer(bin),
        [self = shared_from_this()](const error_code& fault, std::size_t) { self->on_read(fault, 0); });
}

TcpSession::Clock::time_point TcpSession::deadline() const noexcept
{
    const auto& settings = group_.settings;
    if (lingering_)
        return linger_began_ + settings.linger_time_out;
    if (!writing_.empty())
        return write_began_ + settings.write_time_out;
    if (framer_.has_octets())
        return message_began_ + settings.message_time_out;
    return idle_since_ + settings.idle_time_out;
}

/// A deadline that moves away, as it does with each question, leaves the timer alone: it finds out when it
/// fires.
void TcpSession::watch_deadline()
{
    const auto due = deadline();
    if (timer_due_ <= due)
        return;
    timer_due_ = due;
    timer_.expires_at(due);
    timer_.async_wait([self = shared_from_this()](const error_code& fault) {
        if (!fault && !self->closed_)
            self->on_timer();
    });
}

void TcpSession::on_timer()
{
    timer_due_ = Clock::time_point::max();
    if (Clock::now() < deadline())
        watch_deadline();
    else
        time_out();
}

void TcpSession::time_out()
{
    if (!lingering_)
        ++group_.counters.timed_out;
    if (!is_idle())
        reset_on_close();
    close();
}

/// The kernel would go on for minutes to offer a client what it does not take, and keep the memory.
void TcpSession::reset_on_close()
{
    error_code ignored;
    socket_.set_option(asio::socket_base::linger{true, 0}, ignored);
}

} // namespace namu::net
