#include "namu/test/server.hpp"

#include <utility>

#include <boost/asio/ip/address.hpp>

namespace namu::test {
namespace {

Catalog catalog_of(const std::vector<WrittenZone>& zones)
{
    std::vector<CatalogEntry> entries;
    for (const WrittenZone& zone : zones)
        entries.push_back(zone.build());
    return Catalog{std::move(entries)};
}

/// All zones on one server.
lab::LabPlan plan_of(const std::vector<WrittenZone>& zones, const boost::asio::ip::address& address)
{
    lab::LabServer server{address, address, {}};
    for (const WrittenZone& zone : zones) {
        const Name name = Name::from_text("ns", zone.apex()).value();
        server.zones.push_back({StoredName{zone.apex().view()}, StoredName{name.view()}});
    }
    lab::LabPlan plan;
    plan.top = server.zones.front().zone;
    plan.servers.push_back(std::move(server));
    return plan;
}

} // namespace

Server::Server(std::string_view zone, const ServerOptions& options) : address_{options.address}
{
    begin(zone, options);
}

Server::Server(boost::asio::io_context& context, std::string_view zone, const ServerOptions& options)
    : Playing{context},
      address_{options.address}
{
    begin(zone, options);
}

void Server::begin(std::string_view zone, const ServerOptions& options)
{
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(options.address, error);
    if (error)
        throw CannotStart{"`" + options.address + "` is not an IP address"};
    zones_.emplace_back(zone);
    lab::Lab::Settings settings{.port = options.port};
    settings.nearest.reset();
    open(plan_of(zones_, address), catalog_of(zones_), settings);
}

void Server::change(std::vector<WrittenZone> zones)
{
    Catalog catalog = catalog_of(zones);
    auto plan = plan_of(zones, boost::asio::ip::make_address(address_));
    runner_.call([&] {
        static_cast<void>(
            lab_->play(std::move(plan), std::move(catalog))); // no socket is opened, so nothing can fail
    });
    zones_ = std::move(zones);
}

void Server::add(std::string_view records)
{
    auto zones = zones_;
    zones.front().add(records);
    change(std::move(zones));
}

std::size_t Server::remove(std::string_view owner, RRType type)
{
    auto zones = zones_;
    const std::size_t removed = zones.front().remove(owner, type);
    change(std::move(zones));
    return removed;
}

void Server::add_zone(std::string_view zone)
{
    auto zones = zones_;
    zones.emplace_back(zone);
    for (std::size_t i = 0; i + 1 < zones.size(); ++i) {
        if (zones[i].apex() == zones.back().apex())
            throw BadZone{"there is a zone " + zones.back().apex().to_text() + " already"};
    }
    change(std::move(zones));
}

} // namespace namu::test
