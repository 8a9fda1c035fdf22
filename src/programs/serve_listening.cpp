#include "programs/serve_listening.hpp"

#include "programs/serve_plan.hpp"
#include "programs/serve_report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace namu {

void ServeListening::inherit(const ServeEstate& estate)
{
    inherited_ = estate.places;
    if (port_ == 0)
        port_ = estate.port;
}

ServeEstate ServeListening::estate() const
{
    ServeEstate estate;
    estate.process = ::getpid();
    estate.port = server_->listeners().front().endpoint.port;
    for (std::size_t i = 0; i < asked_.size(); ++i)
        estate.places.push_back({asked_[i].endpoint, server_->listeners()[i].endpoint});
    return estate;
}

Notices ServeListening::open(server::ServerSettings settings)
{
    if (settings.listeners.empty()) {
        for (const net::Endpoint& endpoint : given_.endpoints())
            settings.listeners.push_back({endpoint});
    }
    asked_ = settings.listeners;
    for (server::ListenOn& listener : settings.listeners) {
        const auto before = std::ranges::find(inherited_, listener.endpoint, &ServeEstate::Place::asked);
        if (before != inherited_.end())
            listener.endpoint = before->got;
    }
    is_derived_ = asked_.empty();
    if (is_derived_)
        settings.listeners = server::derive_listeners(zones_.everybody(), port_);
    auto server = server::Server::open(std::move(settings), given_);
    if (!server)
        return {listen_notice(server.error())};
    server_ = std::move(*server);
    Notices notices;
    for (const net::Endpoint& unused : given_.endpoints()) {
        notices.push_back({log::Level::warning, "server",
                           "a socket for " + unused.to_text() +
                               " was passed, but no --listen has that address; it is closed"});
    }
    given_ = {};
    server_->publish(zones_.everybody(), zones_.views());
    return notices;
}

std::optional<Notice> ServeListening::change(std::vector<server::ListenOn> wanted)
{
    if (wanted.empty() != is_derived_)
        return Notice{
            log::Level::error, "server",
            "whether `listen` is there or not takes a restart to change, as `namu ctl upgrade` does it"};
    if (is_derived_)
        return std::nullopt;
    std::vector<server::ListenOn> asked = wanted;
    for (server::ListenOn& listener : wanted) {
        const auto before = std::ranges::find(asked_, listener.endpoint, &server::ListenOn::endpoint);
        if (before != asked_.end())
            listener.endpoint =
                server_->listeners()[static_cast<std::size_t>(before - asked_.begin())].endpoint;
    }
    if (const auto opened = server_->set_listeners(std::move(wanted)); !opened)
        return listen_notice(opened.error());
    asked_ = std::move(asked);
    return std::nullopt;
}

Notices ServeListening::publish()
{
    Notices notices = is_derived_ ? follow_name_servers() : Notices{};
    server_->publish(zones_.everybody(), zones_.views());
    return notices;
}

Notices ServeListening::follow_name_servers()
{
    const auto plan =
        server::derive_listeners(zones_.everybody(), server_->listeners().front().endpoint.port);
    if (server_->set_listeners(plan))
        return {};
    // An address that is not of this machine, or is taken.
    FittedPlan fitted = fit_plan(plan, server_->listeners(), zones_.everybody());
    for (std::size_t i = 0; i < fitted.listeners.size(); ++i)
        server_->assign(i, std::move(fitted.listeners[i].zones));
    return misplaced_notices(fitted.misplaced);
}

} // namespace namu
