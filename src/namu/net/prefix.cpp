#include "namu/net/prefix.hpp"

#include <algorithm>

#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

namespace namu::net {
namespace {

namespace ip = boost::asio::ip;

template <typename Address>
constexpr unsigned short all_bits = sizeof(typename Address::bytes_type) * 8;

ip::network_v4 network(const ip::address_v4& address, unsigned short length)
{
    return ip::make_network_v4(address, length).canonical();
}

ip::network_v6 network(const ip::address_v6& address, unsigned short length)
{
    return ip::make_network_v6(address, length).canonical();
}

} // namespace

Result<Prefix> Prefix::from_text(std::string_view text)
{
    error_code error;
    if (text.find('/') == std::string_view::npos) {
        const Address address = ip::make_address(text, error);
        if (error)
            return error;
        return Prefix{address, address.is_v4() ? all_bits<ip::address_v4> : all_bits<ip::address_v6>};
    }
    if (const auto v4 = ip::make_network_v4(text, error); !error)
        return Prefix{v4.network(), v4.prefix_length()};
    if (const auto v6 = ip::make_network_v6(text, error); !error)
        return Prefix{v6.network(), v6.prefix_length()};
    return error;
}

bool Prefix::contains(const Address& address) const noexcept
{
    if (address.is_v4() != address_.is_v4())
        return false;
    return address.is_v4() ? network(address.to_v4(), length_).network() == address_.to_v4()
                           : network(address.to_v6(), length_).network() == address_.to_v6();
}

AddressPrefix Prefix::octets() const noexcept
{
    AddressPrefix prefix{.length = static_cast<std::uint8_t>(length_)};
    const auto copy = [&](const auto& octets) {
        std::ranges::copy(octets, prefix.octets.begin());
        prefix.address_octets = static_cast<std::uint8_t>(octets.size());
    };
    address_.is_v4() ? copy(address_.to_v4().to_bytes()) : copy(address_.to_v6().to_bytes());
    return prefix;
}

std::string Prefix::to_text() const
{
    const bool is_one = length_ == (address_.is_v4() ? all_bits<ip::address_v4> : all_bits<ip::address_v6>);
    return is_one ? address_.to_string() : address_.to_string() + "/" + std::to_string(length_);
}

} // namespace namu::net
