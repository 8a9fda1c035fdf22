#include "programs/serve_metrics.hpp"

#include "namu/monitor/status_pages.hpp"
#include "programs/serve_report.hpp"

#include <algorithm>
#include <utility>

namespace namu {

namespace {

Notice metrics_notice(const net::ListenError& error)
{
    Notice notice = listen_notice(error);
    notice.text = "the pages of metrics: " + notice.text;
    if (error.error == boost::system::errc::address_in_use)
        notice.details =
            "      = hint: metrics.listen takes another port: " + error.endpoint.address.to_string() +
            ":0 for a free one\n";
    return notice;
}

} // namespace

ServeMetrics::ServeMetrics(boost::asio::io_context& context, const monitor::Facts& facts, std::size_t zones)
    : context_{context},
      router_{monitor::status_pages(facts, zones)}
{}

std::optional<Notice> ServeMetrics::listen(const std::vector<net::Endpoint>& wanted)
{
    std::vector<Place> places;
    for (const net::Endpoint& asked : wanted) {
        const auto before = std::ranges::find(places_, asked, &Place::asked);
        if (before != places_.end()) {
            places.push_back(*before);
            continue;
        }
        const auto inherited = std::ranges::find(inherited_, asked, &ServeEstate::Place::asked);
        auto server = http::Server::open(
            context_, {.endpoints = {inherited == inherited_.end() ? asked : inherited->got},
                       .handler = [this](const http::Request& request) { return router_(request); }});
        if (!server)
            return metrics_notice(server.error());
        places.push_back({asked, std::move(*server)});
    }
    places_ = std::move(places);
    return std::nullopt;
}

std::vector<ServeEstate::Place> ServeMetrics::places() const
{
    std::vector<ServeEstate::Place> places;
    for (const Place& place : places_)
        places.push_back({place.asked, place.server->endpoints().front()});
    return places;
}

std::vector<net::Endpoint> ServeMetrics::endpoints() const
{
    std::vector<net::Endpoint> all;
    for (const Place& place : places_)
        all.push_back(place.server->endpoints().front());
    return all;
}

} // namespace namu
