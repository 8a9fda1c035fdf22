#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/test/playing.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace namu::test {

struct LabOptions {
    std::uint16_t port = 0; ///< 0: one that is free on all addresses
    bool has_nearest = true;
};

/// A folder of zone files as a hierarchy of servers, each on its own loopback address, and the nearest server, which walks
/// through them for the test: what `namu lab` plays, in the process of the test.
class Lab : public Playing {
public:
    /// Throws BadZone, CannotStart.
    explicit Lab(const std::string& folder, const LabOptions& options = {});
    /// The same without a thread: it answers while the test runs that context, which outlives it.
    Lab(boost::asio::io_context& context, const std::string& folder, const LabOptions& options = {});

    /// Where the nearest server is. Throws CannotStart where there is none.
    [[nodiscard]] net::Endpoint nearest() const;
    /// Where the server with that name is, by the zones: `ns.com`. Throws std::out_of_range where there is none.
    [[nodiscard]] net::Endpoint server(std::string_view name) const;
    /// The nearest server forgets what it was told.
    void flush_cache();

private:
    void begin(const std::string& folder, const LabOptions& options);
};

} // namespace namu::test
