#include "namu/lab/walk.hpp"

#include "namu/lab/addresses.hpp"
#include "namu/resolve/reply_to.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"

#include <random>
#include <utility>
#include <variant>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace namu::lab {
namespace {

namespace asio = boost::asio;
using resolve::Iteration;
using Failure = Iteration::Failure;

constexpr std::uint16_t payload_size = 1'232;

} // namespace

Walk::Walk(asio::io_context& context, const Clock& clock, WalkSettings settings,
           std::unique_ptr<Iteration> iteration, Done done)
    : clock_{clock},
      settings_{std::move(settings)},
      iteration_{std::move(iteration)},
      done_{std::move(done)},
      udp_{context},
      tcp_{context},
      timer_{context}
{}

/// A handler that is called only while the question is the one for which it was made: what was about to be called when
/// that was over must do nothing.
template <typename Handler>
auto Walk::for_this_question(Handler&& handler)
{
    return [self = shared_from_this(), question = questions_,
            handler = std::forward<Handler>(handler)](const error_code& error, std::size_t octets = 0) {
        if (question == self->questions_ && error != asio::error::operation_aborted)
            handler(error, octets);
    };
}

void Walk::step()
{
    auto step = iteration_->next(clock_.now());
    if (const auto* const outcome = std::get_if<Iteration::Outcome>(&step))
        return done_(*outcome);
    ask_ = std::move(std::get<Iteration::Ask>(step));
    tries_left_ = ask_.carrier == resolve::Carrier::udp ? settings_.udp_tries : 1;
    ask();
}

void Walk::ask()
{
    ++questions_;
    --tries_left_;
    id_ = static_cast<std::uint16_t>(std::random_device{}() & 0xffff);
    const auto opt =
        ask_.edns == resolve::Edns::with ? std::optional{Opt{.payload_size = payload_size}} : std::nullopt;
    query_ = write_query(id_, 0, ask_.question, opt);
    start_timer();
    ask_.carrier == resolve::Carrier::tcp ? ask_over_tcp() : ask_over_udp();
}

void Walk::start_timer()
{
    timer_.expires_after(settings_.time_limit);
    timer_.async_wait(
        for_this_question([this](const error_code& /*error*/, std::size_t /*octets*/) { on_time_out(); }));
}

void Walk::on_time_out()
{
    if (tries_left_ == 0)
        return fail(Failure::timed_out);
    close_sockets();
    ask();
}

void Walk::ask_over_udp()
{
    const asio::ip::udp::endpoint server{to_address(ask_.address), settings_.port};
    error_code error;
    udp_.open(server.protocol(), error);
    if (!error)
        udp_.connect(server, error); // the system draws the port, and lets nobody else's datagrams in
    if (!error)
        note_source_port(udp_, Transport::udp);
    if (!error)
        udp_.send(asio::buffer(query_), 0, error);
    if (error)
        return fail(Failure::unreachable);
    receive();
}

void Walk::receive()
{
    room_.resize(payload_size);
    udp_.async_receive(asio::buffer(room_),
                       for_this_question([this](const error_code& error, std::size_t octets) {
                           if (error)
                               return fail(Failure::unreachable);
                           const Bytes reply = Bytes{room_}.first(octets);
                           resolve::is_reply_to(id_, ask_.question, reply) ? take(reply) : receive();
                       }));
}

void Walk::ask_over_tcp()
{
    const asio::ip::tcp::endpoint server{to_address(ask_.address), settings_.port};
    tcp_.async_connect(server, for_this_question([this](const error_code& error, std::size_t /*octets*/) {
                           if (error)
                               return fail(Failure::unreachable);
                           note_source_port(tcp_, Transport::tcp);
                           write_to_stream();
                       }));
}

void Walk::write_to_stream()
{
    store_u16(length_.data(), static_cast<std::uint16_t>(query_.size()));
    const std::array buffers{asio::buffer(std::as_const(length_)), asio::buffer(std::as_const(query_))};
    asio::async_write(tcp_, buffers,
                      for_this_question([this](const error_code& error, std::size_t /*octets*/) {
                          error ? fail(Failure::unreachable) : read_length();
                      }));
}

void Walk::read_length()
{
    asio::async_read(tcp_, asio::buffer(length_),
                     for_this_question([this](const error_code& error, std::size_t /*octets*/) {
                         error ? fail(Failure::unreachable) : read_message();
                     }));
}

void Walk::read_message()
{
    room_.resize(load_u16(length_.data()));
    asio::async_read(
        tcp_, asio::buffer(room_), for_this_question([this](const error_code& error, std::size_t /*octets*/) {
            if (error)
                return fail(Failure::unreachable);
            resolve::is_reply_to(id_, ask_.question, room_) ? take(room_) : fail(Failure::broken_reply);
        }));
}

void Walk::take(Bytes reply)
{
    const auto message = namu::read_message(reply);
    if (!message)
        return fail(Failure::broken_reply);
    iteration_->on_reply(*message, clock_.now());
    go_on();
}

void Walk::fail(Failure failure)
{
    iteration_->on_failure(failure, clock_.now());
    go_on();
}

void Walk::go_on()
{
    close_sockets();
    timer_.cancel();
    step();
}

/// What waits for them comes to nothing, see `for_this_question`.
void Walk::close_sockets()
{
    error_code ignored;
    udp_.close(ignored);
    tcp_.close(ignored);
    forget_source_port();
}

template <typename Socket>
void Walk::note_source_port(const Socket& socket, Transport transport)
{
    error_code error;
    const auto endpoint = socket.local_endpoint(error);
    if (error || settings_.source_ports == nullptr)
        return;
    source_port_ = {transport, endpoint.port()};
    settings_.source_ports->add(transport, endpoint.port());
}

void Walk::forget_source_port()
{
    if (source_port_)
        settings_.source_ports->remove(source_port_->first, source_port_->second);
    source_port_.reset();
}

} // namespace namu::lab
