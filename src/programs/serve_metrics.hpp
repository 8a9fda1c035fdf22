#pragma once

#include "namu/http/router.hpp"
#include "namu/http/server.hpp"
#include "namu/monitor/facts.hpp"
#include "namu/net/endpoint.hpp"
#include "programs/serve_estate.hpp"
#include "programs/serve_notices.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace namu {

/// The pages over HTTP that tell of a running server, each address a small server of its own, so that a reload can open
/// and close single ones.
class ServeMetrics {
public:
    /// The context and the facts outlive it. At most `zones` zones have samples of their own.
    ServeMetrics(boost::asio::io_context& context, const monitor::Facts& facts, std::size_t zones);

    /// Serves the pages at these addresses instead of those before. Those that are the same stay open, those that are
    /// asked for with port 0 with the port that they got. What went wrong; then nothing is different.
    [[nodiscard]] std::optional<Notice> listen(const std::vector<net::Endpoint>& wanted);

    /// Where a port was asked for as 0, the one that the process had whose place this one takes.
    void inherit(std::vector<ServeEstate::Place> places) { inherited_ = std::move(places); }
    [[nodiscard]] std::vector<ServeEstate::Place> places() const;

    /// Closes all.
    void close() { places_.clear(); }

    /// With the ports in use.
    [[nodiscard]] std::vector<net::Endpoint> endpoints() const;

private:
    struct Place {
        net::Endpoint asked;
        std::shared_ptr<http::Server> server;
    };

    boost::asio::io_context& context_;
    http::Router router_;
    std::vector<Place> places_;
    std::vector<ServeEstate::Place> inherited_;
};

} // namespace namu
