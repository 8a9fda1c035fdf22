#include "namu/net/connection_limits.hpp"

#include <algorithm>

namespace namu::net {

asio::ip::address ConnectionLimits::client_of(const asio::ip::address& address)
{
    if (address.is_v4())
        return address;
    const auto v6 = address.to_v6();
    auto octets = v6.to_bytes();
    std::fill(octets.begin() + 8, octets.end(), std::uint8_t{0});
    return asio::ip::address_v6{octets, v6.scope_id()};
}

void ConnectionLimits::Lease::release() noexcept
{
    if (owner_ != nullptr)
        std::exchange(owner_, nullptr)->release(client_);
}

std::variant<ConnectionLimits::Lease, ConnectionLimits::Refusal>
ConnectionLimits::admit(const asio::ip::address& address)
{
    const auto client = client_of(address);
    const std::lock_guard lock{mutex_};
    const auto known = by_client_.find(client);
    if ((known == by_client_.end() ? 0 : known->second) >= limits_.per_client)
        return Refusal::client_reached;
    if (total_ >= limits_.total)
        return Refusal::total_reached;
    ++by_client_[client];
    ++total_;
    return Lease{*this, client};
}

std::size_t ConnectionLimits::connections() const
{
    const std::lock_guard lock{mutex_};
    return total_;
}

void ConnectionLimits::release(const asio::ip::address& client) noexcept
{
    const std::lock_guard lock{mutex_};
    --total_;
    const auto known = by_client_.find(client);
    if (--known->second == 0)
        by_client_.erase(known);
}

} // namespace namu::net
