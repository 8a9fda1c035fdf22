#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/transport.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace namu::net::test {

/// How long anything may take before the test says that it did not happen.
inline constexpr std::chrono::seconds patience{20};

Endpoint at(std::string_view text);

/// `message` with its length in front, as TCP carries it.
std::string framed(std::string_view message);

/// Waits, a bounded time, until the condition holds; says whether it does.
bool eventually(const std::function<bool()>& condition);

/// An unbound blocking socket for the address family of `peer`; a receive gives up after `patience`.
FileDescriptor client_socket(Transport transport, const Endpoint& peer);

class UdpClient {
public:
    struct Received {
        std::string text;
        Endpoint from;
    };

    /// Not connected, so that it also sees answers from a wrong address.
    explicit UdpClient(const Endpoint& server)
        : server_{server},
          socket_{client_socket(Transport::udp, server)}
    {}

    void send(std::string_view text) const;
    /// None when nothing comes within `limit`.
    std::optional<Received> receive(std::chrono::milliseconds limit = patience) const;
    int descriptor() const { return socket_.get(); }

private:
    Endpoint server_;
    FileDescriptor socket_;
};

class TcpClient {
public:
    /// \param receive_buffer  SO_RCVBUF in octets; 0 leaves it as it is
    explicit TcpClient(const Endpoint& server, int receive_buffer = 0);
    /// With a socket that `connect` is to use later.
    explicit TcpClient(FileDescriptor socket) : socket_{std::move(socket)} {}

    bool connect(const Endpoint& server) const;
    bool is_connected() const { return connected_; }
    Endpoint local() const;
    void send(std::string_view octets) const;
    /// False when the connection is gone.
    bool try_send(std::string_view octets) const;
    void ask(std::string_view question) const { send(framed(question)); }
    /// The next whole message; none at the end of the stream, after a reset, or when nothing comes.
    std::optional<std::string> receive() const;
    /// What one read brings; empty at the end of the stream or when nothing comes.
    std::string receive_some() const;
    /// True when the server closes or resets the connection without a further octet.
    bool sees_end() const;
    void shut_down_sending() const;
    void close() { socket_.reset(); }

private:
    std::optional<std::string> read_exactly(std::size_t octets) const;

    FileDescriptor socket_;
    bool connected_ = false;
};

/// A thread that runs an io_context until the end of the scope.
class Worker {
public:
    Worker() : work_{context.get_executor()}, thread_{[this] { context.run(); }} {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() { join(); }

    /// Runs `task` on the thread and waits for it.
    void run(const std::function<void()>& task);

    /// Ends the thread; what is registered at the context may be destroyed afterwards.
    void join();

    asio::io_context context{1};

private:
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    std::thread thread_;
};

} // namespace namu::net::test
