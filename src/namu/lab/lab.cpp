#include "namu/lab/lab.hpp"

#include <algorithm>
#include <utility>

namespace namu::lab {
namespace {

using boost::asio::ip::address;

constexpr net::ConnectionLimits::Limits connections{.total = 1'000, .per_client = 1'000};

template <typename Ports>
auto find_port(Ports& ports, const address& at)
{
    return std::ranges::find_if(
        ports, [&at](const auto& port) { return port != nullptr && port->endpoint().address == at; });
}

} // namespace

Catalog zones_of(const LabServer& server, const Catalog& all)
{
    std::vector<CatalogEntry> entries;
    for (const ServedZone& served : server.zones) {
        if (const CatalogEntry* const entry = all.find_apex(served.zone.view()))
            entries.push_back({entry->apex, entry->zone});
    }
    return Catalog{std::move(entries)};
}

boost::system::result<std::unique_ptr<Lab>, net::ListenError>
Lab::open(boost::asio::io_context& context, LabPlan plan, Catalog zones, Settings settings)
{
    std::unique_ptr<Lab> lab{new Lab{context, std::move(settings)}};
    if (const auto error = lab->play(std::move(plan), std::move(zones)))
        return *error;
    return lab;
}

Lab::Lab(boost::asio::io_context& context, Settings settings)
    : context_{context},
      settings_{std::move(settings)},
      limits_{std::make_shared<net::ConnectionLimits>(connections)}
{}

Lab::~Lab()
{
    if (nearest_ != nullptr)
        nearest_->close();
}

bool Lab::wants_nearest(const LabPlan& plan) const
{
    return settings_.nearest &&
           std::ranges::find(plan.servers, *settings_.nearest, &LabServer::listens) == plan.servers.end();
}

/// Those that a plan needs and that are not open yet.
std::vector<net::Endpoint> Lab::missing_endpoints(const LabPlan& plan) const
{
    std::vector<net::Endpoint> endpoints;
    if (nearest_ == nullptr && wants_nearest(plan))
        endpoints.push_back({*settings_.nearest, settings_.port});
    for (const LabServer& server : plan.servers) {
        const bool is_nearest = nearest_ != nullptr && nearest_->endpoint().address == server.listens;
        if (find_port(servers_, server.listens) == servers_.end() && !is_nearest)
            endpoints.push_back({server.listens, settings_.port});
    }
    return endpoints;
}

boost::system::result<Lab::Ports, net::ListenError>
Lab::open_ports(const std::vector<net::Endpoint>& endpoints)
{
    Ports ports;
    if (endpoints.empty())
        return ports;
    auto sockets = net::open_listeners(endpoints, 1);
    if (!sockets)
        return sockets.error();
    for (net::Listener& listener : *sockets)
        ports.push_back(std::make_shared<QuestionPort>(context_, std::move(listener), limits_));
    return ports;
}

std::optional<net::ListenError> Lab::play(LabPlan plan, Catalog zones)
{
    auto ports = open_ports(missing_endpoints(plan));
    if (!ports)
        return ports.error();
    if (!ports->empty())
        settings_.port = ports->front()->endpoint().port;
    take(std::move(plan), std::move(zones), std::move(*ports));
    return std::nullopt;
}

void Lab::take(LabPlan plan, Catalog zones, Ports ports)
{
    stage_->hints = root_hints(plan);
    std::vector<std::unique_ptr<PlayedServer>> servers;
    for (const LabServer& server : plan.servers) {
        auto played = server_at(server.listens, ports);
        if (played == nullptr)
            continue; // the nearest server has that address, and keeps it
        played->play(server, zones_of(server, zones));
        servers.push_back(std::move(played));
    }
    servers_ = std::move(servers);
    plan_ = std::move(plan);
    zones_ = std::move(zones);
    if (nearest_ != nullptr)
        return nearest_->begin_anew(stage_->hints);
    const auto port = settings_.nearest ? find_port(ports, *settings_.nearest) : ports.end();
    if (port == ports.end())
        return;
    NearestServer::Settings settings{stage_->hints, {settings_.port, settings_.time_limit}};
    settings.walk.source_ports = stage_->nearest;
    settings.minimise = settings_.minimise;
    const std::shared_ptr<const Clock> clock{stage_, &stage_->clock};
    nearest_ = std::make_shared<NearestServer>(context_, clock, std::move(settings));
    nearest_->start(*port, &stage_->journal);
}

/// The one that has this address already, or a new one; its port is taken out of `ports`.
std::unique_ptr<PlayedServer> Lab::server_at(const address& address, Ports& ports)
{
    if (const auto old = find_port(servers_, address); old != servers_.end())
        return std::move(*old);
    const auto port = find_port(ports, address);
    return port == ports.end() ? nullptr
                               : std::make_unique<PlayedServer>(*stage_, std::exchange(*port, nullptr));
}

} // namespace namu::lab
