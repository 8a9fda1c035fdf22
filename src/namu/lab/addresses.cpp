#include "namu/lab/addresses.hpp"

#include <algorithm>

#include <boost/assert.hpp>

namespace namu::lab {
namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

template <typename Address>
address from_octets(Bytes from)
{
    typename Address::bytes_type octets{};
    std::ranges::copy(from, octets.begin());
    return Address{octets};
}

} // namespace

address to_address(const resolve::ServerAddress& from)
{
    return from.is_v4() ? from_octets<address_v4>(from.octets()) : from_octets<address_v6>(from.octets());
}

resolve::ServerAddress to_server_address(const address& from)
{
    const auto to = from.is_v4() ? resolve::ServerAddress::from_record(RRType::A, from.to_v4().to_bytes())
                                 : resolve::ServerAddress::from_record(RRType::AAAA, from.to_v6().to_bytes());
    BOOST_ASSERT(to.has_value());
    return *to;
}

} // namespace namu::lab
