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
    if (owner_ == nullptr)
        return;
    owner_->pending_.fetch_sub(std::exchange(held_, 0), std::memory_order_relaxed);
    std::exchange(owner_, nullptr)->release(client_);
}

bool ConnectionLimits::Lease::change_held(std::size_t octets) noexcept
{
    std::atomic<std::size_t>& pending = owner_->pending_;
    if (octets > held_) {
        const std::size_t more = octets - held_;
        const std::size_t before = pending.fetch_add(more, std::memory_order_relaxed);
        if (before + more > owner_->most_pending_.load(std::memory_order_relaxed)) {
            pending.fetch_sub(more, std::memory_order_relaxed);
            return false;
        }
    } else {
        pending.fetch_sub(held_ - octets, std::memory_order_relaxed);
    }
    held_ = octets;
    return true;
}

void ConnectionLimits::change(Limits limits)
{
    const std::lock_guard lock{mutex_};
    limits_ = limits;
    most_pending_.store(limits.pending_octets, std::memory_order_relaxed);
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
