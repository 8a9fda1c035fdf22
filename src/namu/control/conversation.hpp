#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/json/object.hpp>

namespace namu::control {

/// One client of a control socket: requests one after the other, each a JSON object on a line; each is answered by any
/// number of objects on lines and a last one, which has the member `ok`.
///
/// Lives as long as the client is there, or the handler keeps it.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class Conversation : public std::enable_shared_from_this<Conversation> {
public:
    /// Called for each request, with the conversation to answer in; now, or later.
    using Handler =
        std::function<void(const boost::json::object& request, const std::shared_ptr<Conversation>&)>;

    Conversation(boost::asio::local::stream_protocol::socket socket, Handler handler);

    void start() { read(); }
    void close();

    /// A line that is not the last one. A client that reads too slowly is dismissed.
    void send(const boost::json::object& line);
    /// The last line: `{"ok": true}` with these members. The next request is read.
    void finish(boost::json::object result = {});
    /// The last line: `{"ok": false, "error": message}`.
    void fail(std::string_view message);

    /// Called once, when the client has gone; for a handler that goes on sending.
    void on_end(std::function<void()> end) { end_ = std::move(end); }

    /// Called once, when all that was sent so far, and what is sent meanwhile, has gone out.
    void when_sent(std::function<void()> sent) { sent_ = std::move(sent); }

private:
    void read();
    void take_lines();
    void take(const std::string& line);
    void put(const boost::json::object& line);
    void write();

    boost::asio::local::stream_protocol::socket socket_;
    Handler handler_;
    std::string received_;
    std::deque<std::string> unsent_;
    std::size_t unsent_octets_ = 0;
    bool is_asking_ = false; ///< a request is being answered
    bool is_taking_ = false; ///< `take_lines` runs
    bool is_ended_ = false;
    std::array<char, 4'096> room_{};
    std::function<void()> end_;
    std::function<void()> sent_;
};

} // namespace namu::control
