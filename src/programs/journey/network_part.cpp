#include "programs/journey/network_part.hpp"

#include <cstddef>
#include <cstdint>

namespace namu::journey {
namespace {

template <typename Address>
std::optional<NetworkPart> split(const Address& address, unsigned prefix)
{
    constexpr unsigned octet_bits = 8;
    typename Address::bytes_type mask{};
    if (prefix > mask.size() * octet_bits)
        return std::nullopt;
    auto network = address.to_bytes();
    auto host = network;
    for (unsigned bit = 0; bit < prefix; ++bit)
        mask[bit / octet_bits] |= static_cast<unsigned char>(0x80U >> bit % octet_bits);
    for (std::size_t i = 0; i < mask.size(); ++i) {
        network[i] = static_cast<unsigned char>(network[i] & mask[i]);
        host[i] = static_cast<unsigned char>(host[i] & ~mask[i]);
    }
    return NetworkPart{Address{mask}, Address{network}, Address{host}};
}

} // namespace

std::optional<NetworkPart> network_part(const boost::asio::ip::address& address, unsigned prefix)
{
    return address.is_v4() ? split(address.to_v4(), prefix) : split(address.to_v6(), prefix);
}

} // namespace namu::journey
