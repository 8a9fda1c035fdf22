#pragma once

#include "namu/test/errors.hpp"
#include "namu/test/lab.hpp"
#include "namu/test/playing.hpp"
#include "namu/test/written_zone.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// DNS for tests, in the process of the test: a server on a port of its own, or a whole hierarchy.
namespace namu::test {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: one that is free
};

/// A server of zones that stand in the test, up when the constructor is through, and gone with the object.
///
///     namu::test::Server server{R"(
///         $ORIGIN example.com.
///         www A 192.0.2.1
///     )"};
///     resolver.set_server("127.0.0.1", server.port());
///     server.fault("drop first=1");
///     ...
///     server.expect("2 A www.example.com");
///
/// What a zone lacks is supplied, see WrittenZone. It answers on a thread of its own.
class Server : public Playing {
public:
    /// Throws BadZone, CannotStart.
    explicit Server(std::string_view zone, const ServerOptions& options = {});
    /// The same without a thread: it answers while the test runs that context, which outlives it.
    Server(boost::asio::io_context& context, std::string_view zone, const ServerOptions& options = {});

    [[nodiscard]] const std::string& address() const noexcept { return address_; }

    /// Adds records to the first zone, as master-file text: `www A 192.0.2.1`. Throws BadZone; then nothing is changed.
    void add(std::string_view records);
    /// Removes the records of an owner and type, or of all types; how many there were.
    std::size_t remove(std::string_view owner, RRType type = RRType::ANY);
    /// Another zone beside those that are there.
    void add_zone(std::string_view zone);

private:
    void begin(std::string_view zone, const ServerOptions& options);
    void change(std::vector<WrittenZone> zones);

    std::string address_;
    std::vector<WrittenZone> zones_;
};

} // namespace namu::test
