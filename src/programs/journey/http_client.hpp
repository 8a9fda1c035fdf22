#pragma once

#include "namu/base/result.hpp"
#include "namu/net/endpoint.hpp"
#include "programs/journey/timed_wait.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace namu::journey {

/// A response as a browser sees it.
struct HttpResponse {
    std::string head; ///< status line and header fields as text
    std::string body;
    unsigned status = 0;
    std::string reason;
    std::string location;                        ///< of a redirect; empty where there is none
    std::optional<std::chrono::seconds> max_age; ///< how long it may be kept, if it may be kept at all
    std::size_t octets = 0;                      ///< of all of it on the wire
};

/// One HTTP exchange in the phases of its socket: create, connect, write, read, close. Each returns the error of the
/// socket, or asio::error::timed_out.
class HttpClient {
public:
    HttpClient(boost::asio::io_context& context, std::chrono::milliseconds time_limit)
        : context_{context},
          time_limit_{time_limit},
          socket_{context}
    {}

    [[nodiscard]] error_code create(const boost::asio::ip::address& for_address);
    [[nodiscard]] error_code connect(const net::Endpoint& server);

    /// What was written.
    struct Written {
        std::string text;
        std::size_t octets = 0;
    };
    /// `host` goes into the field Host, with a port where it is not the usual one.
    [[nodiscard]] Result<Written> write_get(const std::string& host, const std::string& target);
    /// Errors also of Beast, whose category `is_http_error` knows.
    [[nodiscard]] Result<HttpResponse> read();
    void close();

    [[nodiscard]] int descriptor() { return socket_.native_handle(); }
    [[nodiscard]] net::Endpoint client() const;

private:
    [[nodiscard]] Deadline deadline() const { return std::chrono::steady_clock::now() + time_limit_; }

    boost::asio::io_context& context_;
    std::chrono::milliseconds time_limit_;
    boost::asio::ip::tcp::socket socket_;
};

/// Whether an error says that what came is no HTTP, or more of it than is taken.
[[nodiscard]] bool is_http_error(const error_code& error);

/// Whether an error says that the connection ended in the midst of a response.
[[nodiscard]] bool is_broken_off(const error_code& error);

/// How long a response with this field Cache-Control may be kept; nothing where it may not (RFC 9111 §5.2.2).
[[nodiscard]] std::optional<std::chrono::seconds> max_age_of(std::string_view cache_control);

} // namespace namu::journey
