#pragma once

#include "namu/handover/launcher.hpp"
#include "programs/serve_estate.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace namu {

/// The end of the handover in the process that goes: starts its successor, gives it what there is, and waits until it
/// answers questions. Until then, and where nothing comes of it, this process goes on.
class ServeUpgrade {
public:
    explicit ServeUpgrade(boost::asio::io_context& context) : channel_{context} {}

    /// Before anything is opened or given up. Where it fails there will be no upgrade, and `start` says why.
    void prepare();

    /// Called once: with the successor, or with what went wrong.
    using Done = std::function<void(std::optional<pid_t> successor, const std::string& why)>;
    /// Starts the successor. `sockets` stay open here.
    void start(const ServeEstate& estate, const std::vector<int>& sockets, Done done);
    [[nodiscard]] bool is_under_way() const { return channel_.is_open(); }

    /// The successor may take the rest: what only one process can have.
    void leave() { channel_.close(); }

private:
    std::string begin(const ServeEstate& estate, const std::vector<int>& sockets);
    void wait(Done done);

    std::optional<handover::Launcher> launcher_;
    std::string trouble_ = "it was not prepared for that";
    boost::asio::posix::stream_descriptor channel_;
};

/// The other end, in the process that comes; made before the server is opened.
class ServeSuccession {
public:
    /// Takes what the other process gives, where there is one; else this is a start like any other.
    explicit ServeSuccession(boost::asio::io_context& context);

    [[nodiscard]] bool is_one() const { return estate_.has_value(); }
    [[nodiscard]] const ServeEstate& estate() const { return *estate_; }
    [[nodiscard]] std::vector<net::FileDescriptor> take_sockets() { return std::move(sockets_); }

    /// Tells the other process that questions are answered here; false where it has gone already, and nobody wants this one.
    [[nodiscard]] bool tell_ready();
    /// Calls that once the other process has left the rest.
    void when_left(std::function<void()> left);

private:
    boost::asio::posix::stream_descriptor channel_;
    std::optional<ServeEstate> estate_;
    std::vector<net::FileDescriptor> sockets_;
};

} // namespace namu
