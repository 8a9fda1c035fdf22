#include "namu/net/listeners.hpp"

#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace namu::net {
namespace {

/// How often a number chosen by the kernel may turn out to be taken elsewhere: for TCP, or on another
/// address.
constexpr int max_tries = 200;

using Opened = boost::system::result<Listener, ListenError>;
using Failure = std::optional<ListenError>;

/// The given sockets, or as many of our own as there are workers.
Result<std::vector<FileDescriptor>> open_group(std::vector<FileDescriptor> given, Transport transport,
                                               const Endpoint& endpoint, unsigned workers)
{
    return given.empty() ? open_socket_group(transport, endpoint, workers)
                         : adopt_socket_group(std::move(given), transport, endpoint, workers);
}

Opened open_listener(const Endpoint& wanted, unsigned workers, GivenSockets& given)
{
    Listener listener{wanted, {}, {}};
    auto udp = open_group(given.take(Transport::udp, wanted), Transport::udp, wanted, workers);
    if (!udp)
        return ListenError{wanted, Transport::udp, udp.error()};
    listener.udp = std::move(*udp);

    const auto bound = local_endpoint(listener.udp.front().get());
    if (!bound)
        return ListenError{wanted, Transport::udp, bound.error()};
    listener.endpoint.port = bound->port;

    auto tcp = open_group(given.take(Transport::tcp, wanted), Transport::tcp, listener.endpoint, workers);
    if (!tcp)
        return ListenError{listener.endpoint, Transport::tcp, tcp.error()};
    listener.tcp = std::move(*tcp);
    const std::size_t most = std::max(listener.udp.size(), listener.tcp.size());
    listener.udp.resize(most);
    listener.tcp.resize(most);
    return listener;
}

using Slots = std::vector<std::optional<Listener>>;

Failure open_fixed(std::span<const Endpoint> endpoints, unsigned workers, GivenSockets& given, Slots& slots)
{
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        if (endpoints[i].port == 0)
            continue;
        auto opened = open_listener(endpoints[i], workers, given);
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
    GivenSockets none;
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        if (endpoints[i].port != 0)
            continue;
        auto opened = open_listener({endpoints[i].address, number}, workers, none);
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
    GivenSockets none;
    return open_listeners(endpoints, workers, none);
}

boost::system::result<std::vector<Listener>, ListenError>
open_listeners(std::span<const Endpoint> endpoints, unsigned workers, GivenSockets& given)
{
    Slots slots(endpoints.size());
    if (const auto failure = open_fixed(endpoints, workers, given, slots))
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
