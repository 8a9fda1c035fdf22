#pragma once

#include "namu/base/result.hpp"

#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/json/object.hpp>

namespace namu::control {

/// The other end of a ControlServer: asks, and waits for what comes.
class ControlClient {
public:
    /// Errors: those of connecting, no_such_file_or_directory and connection_refused among them.
    static Result<ControlClient> connect(const std::string& path);

    /// Called for each line before the last one; false: no more is wanted, and the conversation ends.
    using OnLine = std::function<bool(const boost::json::object& line)>;

    /// Sends a request; the last line of the answer, or an empty object where `on_line` wanted no more. Errors: those of
    /// reading and writing, end of file among them; bad_message for a line that is no JSON object.
    Result<boost::json::object> ask(const boost::json::object& request, const OnLine& on_line = {});

private:
    ControlClient();

    Result<boost::json::object> read_line();

    std::unique_ptr<boost::asio::io_context> context_;
    boost::asio::local::stream_protocol::socket socket_;
    std::string received_;
};

} // namespace namu::control
