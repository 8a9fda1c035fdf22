#include "namu/net/tcp_session.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/assert.hpp>

#include <linux/sockios.h>
#include <sys/ioctl.h>

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

TcpSession::TcpSession(TcpSessionGroup& group, TcpSocket socket, TcpPeer peer, ConnectionLimits::Lease lease)
    : group_{group},
      socket_{std::move(socket)},
      peer_{std::move(peer)},
      lease_{std::move(lease)},
      timer_{socket_.get_executor()}
{}

void TcpSession::start()
{
    place_ = group_.silent.insert(group_.silent.end(), shared_from_this());
    idle_since_ = Clock::now();
    // Sending is tried at once, without an operation of Asio, and only what is left then waits for the client.
    error_code fault;
    socket_.non_blocking(true, fault);
    if (fault)
        close();
    else
        advance();
}

void TcpSession::drain()
{
    if (closed_ || lingering_)
        return;
    if (!has_asked_ && !input_closed_) {
        draining_ = true;
        drain_began_ = Clock::now();
        watch_deadline();
        return;
    }
    input_closed_ = true;
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
    stop_waiting();
    stream_.reset();
    lease_.release();
    (has_asked_ ? group_.asking : group_.silent).erase(place_);
    if (group_.on_session_closed)
        group_.on_session_closed();
}

/// After each event: do what has become possible.
void TcpSession::advance()
{
    if (waiting_to_send_)
        return;
    answer_questions();
    const bool has_more = is_output_full() || stream_;
    if (!send_output()) {
        close();
        return;
    }
    // Also when all has been sent: others have their turn before the rest of a long answer.
    if (has_more || !unsent_.empty()) {
        send_began_ = Clock::now();
        if (!wait_to_send()) {
            close();
            return;
        }
    } else if (input_closed_ || answers_closed_) {
        finish();
        return;
    } else if (!reading_ && !read()) {
        close();
        return;
    }
    watch_deadline();
}

void TcpSession::answer_questions()
{
    while (may_answer()) {
        if (stream_) {
            answer_next_part();
            continue;
        }
        const auto questions = framer_.peek(group_.questions);
        if (!questions.empty()) {
            answer_batch(questions);
            continue;
        }
        if (!framer_.next()) {
            ++group_.counters.malformed;
            answers_closed_ = true;
        }
        return;
    }
}

void TcpSession::answer_batch(std::span<const Bytes> questions)
{
    auto& from = std::exchange(has_asked_, true) ? group_.asking : group_.silent;
    group_.asking.splice(group_.asking.end(), from, place_);
    input_closed_ = input_closed_ || draining_;
    idle_since_ = message_began_ = Clock::now();

    const TcpBatch batch{questions, peer_};
    for (std::size_t number = 0; number < questions.size() && may_answer() && !stream_; ++number) {
        ++group_.counters.questions;
        auto reply = group_.handler(batch, number, message_room());
        framer_.drop_next();
        append_message(reply.octets);
        stream_ = std::move(reply.rest);
        if (reply.then == TcpReply::Then::close_connection)
            answers_closed_ = true;
    }
}

void TcpSession::answer_next_part()
{
    const auto part = stream_->next(message_room());
    append_message(part.octets);
    // More without octets would be asked for again for ever.
    BOOST_ASSERT(part.octets > 0 || part.then != TcpPart::Then::more);
    if (part.then != TcpPart::Then::more)
        stream_.reset();
    if (part.then == TcpPart::Then::close_connection)
        answers_closed_ = true;
}

MutableBytes TcpSession::message_room() noexcept
{
    return MutableBytes{group_.output}.subspan(group_.output_size + TcpFramer::length_octets,
                                               max_tcp_message_octets);
}

/// The length and the message go out with one call: a client may not see the length alone (RFC 7766 §8).
void TcpSession::append_message(std::size_t octets)
{
    BOOST_ASSERT(octets <= max_tcp_message_octets);
    if (octets == 0)
        return;
    ++group_.counters.messages;
    store_u16(group_.output.data() + group_.output_size, static_cast<std::uint16_t>(octets));
    group_.output_size += TcpFramer::length_octets + octets;
}

/// Sends what this turn has answered and keeps what the kernel does not take. \return false: the connection is
/// broken
bool TcpSession::send_output()
{
    const Bytes output = Bytes{group_.output}.first(std::exchange(group_.output_size, 0));
    if (output.empty())
        return true;
    error_code fault;
    const Bytes rest = output.subspan(send_some(output, fault));
    unsent_.assign(rest.begin(), rest.end());
    return !fault;
}

/// Tells the limits of all connections what this one holds. Where that is too much, the client that has been waited for
/// longest loses its connection; \return false where there is none of this thread, and it must be this one
bool TcpSession::hold_memory()
{
    const std::size_t octets = (waiting_to_send_ ? unsent_.size() + queued_octets() : 0) + framer_.grown_by();
    while (!lease_.hold(octets)) {
        const auto slowest = std::ranges::find_if(
            group_.waiting, [this](const TcpSession* session) { return session != this; });
        if (slowest == group_.waiting.end()) {
            ++group_.counters.over_memory;
            reset_on_close();
            return false;
        }
        (*slowest)->give_up();
    }
    return true;
}

/// What the kernel keeps of our answers: most of what waits for a client that does not read.
std::size_t TcpSession::queued_octets()
{
    int octets = 0;
    return ::ioctl(socket_.native_handle(), SIOCOUTQ, &octets) == 0 ? static_cast<std::size_t>(octets) : 0;
}

void TcpSession::give_up()
{
    ++group_.counters.over_memory;
    reset_on_close();
    close();
}

void TcpSession::evict()
{
    ++group_.counters.evicted;
    if (!is_idle())
        reset_on_close();
    close();
}

/// \return false: the connection is broken
bool TcpSession::send_unsent()
{
    if (unsent_.empty())
        return true;
    error_code fault;
    unsent_begin_ += send_some(Bytes{unsent_}.subspan(unsent_begin_), fault);
    if (unsent_begin_ == unsent_.size()) {
        empty(unsent_);
        unsent_begin_ = 0;
    }
    return !fault;
}

/// How many octets the kernel has taken; that it takes none now is no fault.
std::size_t TcpSession::send_some(Bytes octets, error_code& fault)
{
    const std::size_t sent = socket_.write_some(asio::buffer(octets.data(), octets.size()), fault);
    if (fault == asio::error::would_block)
        fault = {};
    return sent;
}

/// \return false: what waits needs more memory than there is
bool TcpSession::wait_to_send()
{
    if (!std::exchange(waiting_to_send_, true))
        waiting_place_ = group_.waiting.insert(group_.waiting.end(), this);
    if (!hold_memory())
        return false;
    socket_.async_wait(asio::socket_base::wait_write,
                       [self = shared_from_this()](const error_code& fault) { self->on_writable(fault); });
    return true;
}

void TcpSession::stop_waiting() noexcept
{
    if (std::exchange(waiting_to_send_, false))
        group_.waiting.erase(waiting_place_);
}

void TcpSession::on_writable(const error_code& fault)
{
    if (closed_)
        return;
    if (fault || !send_unsent()) {
        close();
        return;
    }
    if (!unsent_.empty()) {
        if (!wait_to_send())
            close();
        return;
    }
    stop_waiting();
    static_cast<void>(hold_memory()); // less is always right
    idle_since_ = Clock::now();
    // While it was we who did not read, the client could not finish its message.
    if (!reading_)
        message_began_ = idle_since_;
    advance();
}

/// \return false: a long question needs more memory than there is
bool TcpSession::read()
{
    const auto room = framer_.room();
    if (!hold_memory())
        return false;
    reading_ = true;
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](const error_code& fault, std::size_t octets) {
                                self->on_read(fault, octets);
                            });
    return true;
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
    if (waiting_to_send_)
        return send_began_ + settings.write_time_out;
    if (draining_)
        return drain_began_ + settings.last_question_time_out;
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
