#pragma once

#include <boost/asio/ip/address.hpp>

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <utility>
#include <variant>

namespace namu::net {

namespace asio = boost::asio;

/// Counts the TCP connections of the whole server, in total and by client, and the memory that clients make it hold,
/// and says when there are too many or too much of it (RFC 7766 §6.2.2, §10).
///
/// A client is an IPv4 address or an IPv6 /64: a single host may use every address of its /64.
///
/// Thread safety: all of it; the lock is held at accept and at close only, and the memory is one atomic number. Must outlive its leases.
class ConnectionLimits {
public:
    struct Limits {
        std::size_t total = 1000;
        std::size_t per_client = 100;
        /// Octets of answers that clients have not taken, and of long questions that are not here as a whole yet, on
        /// all connections together.
        std::size_t pending_octets = 64 * 1024 * 1024;
    };
    enum class Refusal : std::uint8_t { total_reached, client_reached };

    /// The place of one connection; gives it back when destroyed.
    class Lease {
    public:
        Lease(Lease&& other) noexcept
            : owner_{std::exchange(other.owner_, nullptr)},
              client_{std::move(other.client_)},
              held_{std::exchange(other.held_, 0)}
        {}
        Lease& operator=(Lease&& other) noexcept
        {
            release();
            owner_ = std::exchange(other.owner_, nullptr);
            client_ = other.client_;
            held_ = std::exchange(other.held_, 0);
            return *this;
        }
        ~Lease() { release(); }
        void release() noexcept;
        /// Says how many octets of memory the client makes us hold on this connection by now. False where that is
        /// more than there is for all; then what was said before holds on. Less is always right.
        [[nodiscard]] bool hold(std::size_t octets) noexcept
        {
            return octets == held_ || change_held(octets);
        }
        const asio::ip::address& client() const noexcept { return client_; }

    private:
        friend class ConnectionLimits;
        Lease(ConnectionLimits& owner, asio::ip::address client) noexcept
            : owner_{&owner},
              client_{std::move(client)}
        {}

        bool change_held(std::size_t octets) noexcept;

        ConnectionLimits* owner_;
        asio::ip::address client_;
        std::size_t held_ = 0;
    };

    explicit ConnectionLimits(Limits limits) : limits_{limits}, most_pending_{limits.pending_octets} {}
    ConnectionLimits(const ConnectionLimits&) = delete;
    ConnectionLimits& operator=(const ConnectionLimits&) = delete;

    /// Who counts as one client with this address: itself, or its IPv6 /64.
    static asio::ip::address client_of(const asio::ip::address& address);

    /// A place for a connection from `client`, or why there is none. The limit of the client is looked at
    /// first: a client over its own limit must not cost others their place.
    std::variant<Lease, Refusal> admit(const asio::ip::address& client);

    std::size_t connections() const;
    std::size_t pending_octets() const noexcept { return pending_.load(std::memory_order_relaxed); }

    /// From now on these hold; connections that are there already stay.
    void change(Limits limits);

private:
    void release(const asio::ip::address& client) noexcept;

    Limits limits_;
    mutable std::mutex mutex_;
    std::size_t total_ = 0;
    std::atomic<std::size_t> most_pending_;
    std::atomic<std::size_t> pending_ = 0;
    std::map<asio::ip::address, std::size_t> by_client_;
};

} // namespace namu::net
