#include "namu/control/conversation.hpp"

#include "namu/base/result.hpp"

#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace namu::control {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

constexpr std::size_t most_request_octets = 1'000'000;
constexpr std::size_t most_unsent_octets = 64'000'000;

} // namespace

Conversation::Conversation(asio::local::stream_protocol::socket socket, Handler handler)
    : socket_{std::move(socket)},
      handler_{std::move(handler)}
{}

/// Goes on while a request is answered, since only so the end of the client is seen.
void Conversation::read()
{
    socket_.async_read_some(asio::buffer(room_),
                            [self = shared_from_this()](const error_code& error, std::size_t octets) {
                                if (error || self->is_ended_)
                                    return self->close();
                                self->received_.append(self->room_.data(), octets);
                                if (self->received_.size() > most_request_octets)
                                    return self->close();
                                self->take_lines();
                                self->read();
                            });
}

/// A loop, since a request may be over before its handler comes back.
void Conversation::take_lines()
{
    if (std::exchange(is_taking_, true))
        return;
    std::size_t end = 0;
    while (!is_asking_ && !is_ended_ && (end = received_.find('\n')) != std::string::npos) {
        const std::string line = received_.substr(0, end);
        received_.erase(0, end + 1);
        take(line);
    }
    is_taking_ = false;
}

void Conversation::take(const std::string& line)
{
    is_asking_ = true;
    error_code error;
    const json::value request = json::parse(line, error);
    if (error || !request.is_object())
        return fail("a request is a JSON object on one line");
    handler_(request.get_object(), shared_from_this());
}

void Conversation::send(const json::object& line)
{
    put(line);
}

void Conversation::finish(json::object result)
{
    result["ok"] = true;
    put(result);
    is_asking_ = false;
    take_lines();
}

void Conversation::fail(std::string_view message)
{
    put({{"ok", false}, {"error", message}});
    is_asking_ = false;
    take_lines();
}

void Conversation::put(const json::object& line)
{
    if (is_ended_)
        return;
    unsent_.push_back(json::serialize(line) + "\n");
    unsent_octets_ += unsent_.back().size();
    if (unsent_octets_ > most_unsent_octets)
        return close();
    if (unsent_.size() == 1)
        write();
}

void Conversation::write()
{
    asio::async_write(socket_, asio::buffer(unsent_.front()),
                      [self = shared_from_this()](const error_code& error, std::size_t octets) {
                          if (error || self->is_ended_)
                              return self->close();
                          self->unsent_octets_ -= octets;
                          self->unsent_.pop_front();
                          if (!self->unsent_.empty())
                              return self->write();
                          if (const auto sent = std::exchange(self->sent_, nullptr))
                              sent();
                      });
}

void Conversation::close()
{
    if (std::exchange(is_ended_, true))
        return;
    error_code ignored;
    socket_.close(ignored);
    if (const auto end = std::exchange(end_, nullptr))
        end();
}

} // namespace namu::control
