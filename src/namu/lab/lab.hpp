#pragma once

#include "namu/lab/lab_plan.hpp"
#include "namu/lab/nearest_server.hpp"
#include "namu/lab/played_server.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace namu::lab {

/// A hierarchy of servers in one process and on one thread: each server of a plan on its own address, all on one port,
/// and the nearest server, which walks through them for its clients.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class Lab {
public:
    struct Settings {
        std::uint16_t port = 0; ///< 0: one that is free on all addresses
        /// Where the nearest server stands, if there is to be one and no server of the plan has that address.
        std::optional<boost::asio::ip::address> nearest = boost::asio::ip::address_v4::loopback();
        std::chrono::milliseconds time_limit{1'000};        ///< of the nearest server, for an answer
        resolve::Minimise minimise = resolve::Minimise::no; ///< what the nearest server shows of names
    };

    /// Answers as the plan says, from those zones; see mapped_zones. The context outlives it.
    static boost::system::result<std::unique_ptr<Lab>, net::ListenError>
    open(boost::asio::io_context& context, LabPlan plan, Catalog zones, Settings settings);
    ~Lab();
    Lab(const Lab&) = delete;
    Lab& operator=(const Lab&) = delete;

    /// Plays this plan from now on: servers that stay keep their sockets, others begin or end. A server at the address of
    /// the nearest server is not played. On an error nothing is changed.
    std::optional<net::ListenError> play(LabPlan plan, Catalog zones);

    [[nodiscard]] std::uint16_t port() const noexcept { return settings_.port; }
    [[nodiscard]] const LabPlan& plan() const noexcept { return plan_; }
    [[nodiscard]] const Catalog& zones() const noexcept { return zones_; }
    [[nodiscard]] std::span<const std::unique_ptr<PlayedServer>> servers() const noexcept { return servers_; }
    [[nodiscard]] FaultSet& faults() noexcept { return stage_->faults; }
    [[nodiscard]] Journal& journal() noexcept { return stage_->journal; }
    [[nodiscard]] Clock& clock() noexcept { return stage_->clock; }
    /// Null where there is none.
    [[nodiscard]] NearestServer* nearest() noexcept { return nearest_.get(); }

private:
    Lab(boost::asio::io_context& context, Settings settings);

    using Ports = std::vector<std::shared_ptr<QuestionPort>>;
    [[nodiscard]] bool wants_nearest(const LabPlan& plan) const;
    [[nodiscard]] std::vector<net::Endpoint> missing_endpoints(const LabPlan& plan) const;
    boost::system::result<Ports, net::ListenError> open_ports(const std::vector<net::Endpoint>& endpoints);
    void take(LabPlan plan, Catalog zones, Ports ports);
    std::unique_ptr<PlayedServer> server_at(const boost::asio::ip::address& address, Ports& ports);

    boost::asio::io_context& context_;
    Settings settings_;
    std::shared_ptr<net::ConnectionLimits> limits_;
    std::shared_ptr<Stage> stage_ = std::make_shared<Stage>();
    LabPlan plan_;
    Catalog zones_;
    std::vector<std::unique_ptr<PlayedServer>> servers_;
    std::shared_ptr<NearestServer> nearest_;
};

/// The zones out of all that a server of a plan has.
[[nodiscard]] Catalog zones_of(const LabServer& server, const Catalog& all);

} // namespace namu::lab
