#include "namu/lab/web/web_server.hpp"

#include "namu/lab/web/web_response.hpp"

#include <utility>

namespace namu::lab {

boost::system::result<std::unique_ptr<WebServer>, net::ListenError>
WebServer::open(boost::asio::io_context& context, Settings settings)
{
    http::Server::Settings with_pages{
        .endpoints = std::move(settings.endpoints),
        .handler = [folder = std::move(settings.folder)](
                       const http::Request& request) { return respond(request, folder); },
        .complaint = complain,
        .name = "namu lab",
        .time_limit = settings.time_limit,
        .most_connections = settings.most_connections};
    auto server = http::Server::open(context, std::move(with_pages));
    if (!server)
        return server.error();
    return std::unique_ptr<WebServer>{new WebServer{std::move(*server)}};
}

std::uint16_t WebServer::port() const noexcept
{
    return server_->endpoints().empty() ? std::uint16_t{0} : server_->endpoints().back().port;
}

} // namespace namu::lab
