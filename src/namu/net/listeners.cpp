#include "namu/net/listeners.hpp"

#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include <optional>

namespace namu::net {
namespace {

/// How often a number chosen by the kernel may turn out to be taken elsewhere: for TCP, or on another
/// address.
constexpr int max_tries = 200;

using Opened = boost::system::result<Listener, ListenError>;

Opened open_listener(const Endpoint& wanted, unsigned workers)
{
    Listener listener{wanted, {}, {}};
    auto udp = open_socket_group(Transport::udp, wanted, workers);
    if (!udp)
        return ListenError{wanted, Transport::udp, udp.error()};
    listener.udp = std::move(*udp);

    const auto bound = local_endpoint(listener.udp.front().get());
    if (!bound)
        return ListenError{wanted, Transport::udp, bound.error()};
    listener.endpoint.port = bound->port;

    auto tcp = open_socket_group(Transport::tcp, listener.endpoint, workers);
    if (!tcp)
        return ListenError{listener.endpoint, Transport::tcp, tcp.error()};
    listener.tcp = std::move(*tcp);
    return listener;
}

using Slots = std::vector<std::optional<Listener>>;
using Failure = std::optional<ListenError>;

Failure open_fixed(std::span<const Endpoint> endpoints, unsigned workers, Slots& slots)
{
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        if (endpoints[i].port == 0)
            continue;
        auto opened = open_listener(endpoints[i], workers);
        if (!opened)
            return opened.error();
        slots[i] = std::move(*opened);
    }
    return std::nullopt;
}

/// The kernel chooses a number for the first endpoint, the others must be able to take the same.
Failure try_one_number(std::span<const Endpoint> endpoints, unsigned workers, Slots& slots)
{
    std::uint16_t number = 0;
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        if (endpoints[i].port != 0)
            continue;
        auto opened = open_listener({endpoints[i].address, number}, workers);
        if (!opened)
            return opened.error();
        number = opened->endpoint.port;
        slots[i] = std::move(*opened);
    }
    return std::nullopt;
}

void close_unnumbered(std::span<const Endpoint> endpoints, Slots& slots)
{
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        if (endpoints[i].port == 0)
            slots[i].reset();
    }
}

Failure open_unnumbered(std::span<const Endpoint> endpoints, unsigned workers, Slots& slots)
{
    Failure failure;
    for (int tries = 0; tries < max_tries; ++tries) {
        failure = try_one_number(endpoints, workers, slots);
        if (!failure || failure->error != boost::system::errc::address_in_use)
            break;
        close_unnumbered(endpoints, slots);
    }
    if (failure)
        failure->endpoint.port = 0;
    return failure;
}

} // namespace

std::string ListenError::to_text() const
{
    return endpoint.to_text() + " (" + std::string{net::to_text(transport)} + "): " + error.message();
}

void throw_exception_from_error(const ListenError& error, const boost::source_location& /*where*/)
{
    throw boost::system::system_error{error.error, error.endpoint.to_text() + " (" +
                                                       std::string{to_text(error.transport)} + ")"};
}

boost::system::result<std::vector<Listener>, ListenError> open_listeners(std::span<const Endpoint> endpoints,
                                                                         unsigned workers)
{
    Slots slots(endpoints.size());
    if (const auto failure = open_fixed(endpoints, workers, slots))
        return *failure;
    if (const auto failure = open_unnumbered(endpoints, workers, slots))
        return *failure;

    std::vector<Listener> listeners;
    listeners.reserve(slots.size());
    for (auto& slot : slots)
        listeners.push_back(std::move(*slot));
    return listeners;
}

} // namespace namu::net
