#include "namu/lab/question_connection.hpp"

#include "namu/base/result.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace namu::lab {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds idle_limit{10};

} // namespace

QuestionConnection::QuestionConnection(asio::ip::tcp::socket socket, net::ConnectionLimits::Lease lease,
                                       Ask ask)
    : socket_{std::move(socket)},
      timer_{socket_.get_executor()},
      later_{socket_.get_executor()},
      lease_{std::move(lease)},
      ask_{std::move(ask)}
{}

void QuestionConnection::start_timer()
{
    timer_.expires_after(idle_limit);
    timer_.async_wait([self = shared_from_this()](const error_code& error) {
        if (!error)
            self->close();
    });
}

void QuestionConnection::close()
{
    error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
    later_.cancel();
    lease_.release();
}

void QuestionConnection::read_length()
{
    start_timer();
    asio::async_read(socket_, asio::buffer(length_),
                     [self = shared_from_this()](const error_code& error, std::size_t) {
                         error ? self->close() : self->read_question();
                     });
}

void QuestionConnection::read_question()
{
    question_.resize(load_u16(length_.data()));
    asio::async_read(
        socket_, asio::buffer(question_), [self = shared_from_this()](const error_code& error, std::size_t) {
            if (error)
                return self->close();
            self->timer_.cancel();
            self->ask_(self->question_, [self](Delivery reply) { self->wait_and_send(std::move(reply)); });
        });
}

void QuestionConnection::wait_and_send(Delivery reply)
{
    if (reply.delay.count() == 0)
        return send(std::move(reply));
    later_.expires_after(reply.delay);
    later_.async_wait([self = shared_from_this(), reply = std::move(reply)](const error_code& error) {
        if (!error)
            self->send(reply);
    });
}

void QuestionConnection::send(Delivery reply)
{
    using Manner = Delivery::Manner;
    if (reply.manner == Manner::close || (reply.octets.empty() && reply.manner == Manner::whole))
        return close();
    if (reply.manner == Manner::nothing)
        return read_length();
    if (reply.manner == Manner::reset)
        return reset();
    const auto size = static_cast<std::uint16_t>(std::min<std::size_t>(reply.octets.size(), UINT16_MAX));
    reply_.assign(2, 0);
    store_u16(reply_.data(), size);
    reply_.insert(reply_.end(), reply.octets.begin(), reply.octets.begin() + size);
    pause_ = reply.pause;
    if (reply.manner == Manner::drip)
        return write_octets(0);
    start_timer();
    reply.manner == Manner::half_close ? write_half() : write_all();
}

void QuestionConnection::write_all()
{
    asio::async_write(socket_, asio::buffer(reply_),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          error ? self->close() : self->read_length();
                      });
}

void QuestionConnection::write_octets(std::size_t sent)
{
    if (sent == reply_.size())
        return read_length();
    asio::async_write(socket_, asio::buffer(&reply_[sent], 1),
                      [self = shared_from_this(), sent](const error_code& error, std::size_t) {
                          if (error)
                              return self->close();
                          self->later_.expires_after(self->pause_);
                          self->later_.async_wait([self, sent](const error_code& stopped) {
                              if (!stopped)
                                  self->write_octets(sent + 1);
                          });
                      });
}

void QuestionConnection::write_half()
{
    asio::async_write(socket_, asio::buffer(reply_.data(), reply_.size() / 2),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          error_code failed = error;
                          if (!failed)
                              self->socket_.shutdown(asio::ip::tcp::socket::shutdown_send, failed);
                          failed ? self->close() : self->read_length(); // until the client closes, too
                      });
}

void QuestionConnection::reset()
{
    error_code ignored;
    socket_.set_option(asio::socket_base::linger{true, 0}, ignored);
    close();
}

} // namespace namu::lab
