#include "namu/server/server.hpp"

#include <algorithm>
#include <utility>

namespace namu::server {

boost::system::result<std::unique_ptr<Server>, net::ListenError> Server::open(ServerSettings settings)
{
    net::GivenSockets none;
    return open(std::move(settings), none);
}

boost::system::result<std::unique_ptr<Server>, net::ListenError> Server::open(ServerSettings settings,
                                                                              net::GivenSockets& given)
{
    if (settings.threads == 0)
        settings.threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<net::Endpoint> endpoints;
    for (const ListenOn& listener : settings.listeners)
        endpoints.push_back(listener.endpoint);
    auto sockets = net::open_listeners(endpoints, settings.threads, given);
    if (!sockets)
        return sockets.error();
    std::unique_ptr<Server> server{new Server{std::move(settings)}};
    server->take_sockets(std::move(*sockets));
    server->publish(Catalog{}); // until there are zones, every question is refused
    return server;
}

Server::Server(ServerSettings settings)
    : settings_{std::move(settings)},
      limits_{std::make_shared<net::ConnectionLimits>(settings_.connections)}
{
    settings_.answers.tcp_idle_time_out =
        std::chrono::duration_cast<std::chrono::milliseconds>(settings_.tcp.idle_time_out);
}

Server::~Server()
{
    for (const auto& worker : workers_)
        worker->stop();
}

void Server::take_sockets(std::vector<net::Listener> sockets)
{
    for (unsigned i = 0; i < settings_.threads; ++i)
        workers_.push_back(
            std::make_unique<Worker>(store_, settings_.answers, *settings_.clock, limits_, settings_.tcp));
    for (std::size_t number = 0; number < sockets.size(); ++number) {
        net::Listener& listener = sockets[number];
        settings_.listeners[number].endpoint = listener.endpoint;
        for (std::size_t i = 0; i < listener.udp.size(); ++i) {
            workers_[i % workers_.size()]->listen(number, listener.endpoint, std::move(listener.udp[i]),
                                                  std::move(listener.tcp[i]));
        }
    }
}

void Server::publish(const Catalog& all)
{
    auto snapshot = std::make_shared<Snapshot>();
    std::shared_ptr<const Catalog> everything;
    for (const ListenOn& listener : settings_.listeners) {
        if (listener.zones) {
            snapshot->catalogs.push_back(std::make_shared<const Catalog>(zones_of(listener, all)));
            continue;
        }
        if (everything == nullptr)
            everything = std::make_shared<const Catalog>(zones_of(listener, all));
        snapshot->catalogs.push_back(everything);
    }
    store_.publish(std::move(snapshot));
    for (const auto& worker : workers_)
        worker->refresh();
}

void Server::assign(std::size_t number, std::optional<std::vector<StoredName>> zones)
{
    settings_.listeners[number].zones = std::move(zones);
}

bool Server::take_pulse()
{
    return std::ranges::count_if(workers_, [](const auto& worker) { return worker->take_pulse(); }) ==
           std::ssize(workers_);
}

void Server::start()
{
    for (const auto& worker : workers_)
        running_.emplace_back([&worker] { worker->run(); });
}

void Server::drain(std::chrono::steady_clock::duration limit)
{
    for (const auto& worker : workers_)
        worker->drain(limit);
    running_.clear(); // joins
}

} // namespace namu::server
