#include "namu/net/endpoint.hpp"

#include <boost/system/errc.hpp>

#include <charconv>
#include <optional>
#include <ostream>

namespace namu::net {
namespace {

struct AddressAndPort {
    std::string_view address;
    std::optional<std::string_view> port;
};

/// One colon parts an IPv4 address from its port; an IPv6 address has at least two and needs brackets to take
/// a port (RFC 3986 §3.2.2).
std::optional<AddressAndPort> split(std::string_view text)
{
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto address = text.substr(1, end - 1);
        const auto rest = text.substr(end + 1);
        if (address.find(':') == std::string_view::npos || !(rest.empty() || rest.starts_with(':')))
            return std::nullopt;
        return rest.empty() ? AddressAndPort{address, std::nullopt} : AddressAndPort{address, rest.substr(1)};
    }
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos)
        return AddressAndPort{text, std::nullopt};
    return AddressAndPort{text.substr(0, colon), text.substr(colon + 1)};
}

std::optional<std::uint16_t> port_from(std::string_view text)
{
    std::uint16_t port = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, port);
    if (fault != std::errc{} || stop != end)
        return std::nullopt;
    return port;
}

} // namespace

Result<Endpoint> Endpoint::from_text(std::string_view text, std::uint16_t default_port)
{
    const error_code refused = make_error_code(boost::system::errc::invalid_argument);
    const auto parts = split(text);
    if (!parts)
        return refused;
    error_code fault;
    const auto address = asio::ip::make_address(std::string{parts->address}, fault);
    if (fault)
        return refused;
    if (!parts->port)
        return Endpoint{address, default_port};
    const auto port = port_from(*parts->port);
    if (!port)
        return refused;
    return Endpoint{address, *port};
}

std::string Endpoint::to_text() const
{
    std::string text = address.to_string();
    if (address.is_v6())
        text = std::string{'['}.append(text).append(1, ']');
    return text + ":" + std::to_string(port);
}

std::strong_ordering operator<=>(const Endpoint& a, const Endpoint& b) noexcept
{
    if (a.address != b.address)
        return a.address < b.address ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.port <=> b.port;
}

std::ostream& operator<<(std::ostream& out, const Endpoint& endpoint)
{
    return out << endpoint.to_text();
}

} // namespace namu::net
