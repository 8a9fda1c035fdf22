#pragma once

#include <boost/asio/ip/address.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <utility>
#include <variant>

namespace namu::net {

namespace asio = boost::asio;

/// Counts the TCP connections of the whole server, in total and by client, and says when there are too many
/// (RFC 7766 §6.2.2, §10).
///
/// A client is an IPv4 address or an IPv6 /64: a single host may use every address of its /64.
///
/// Thread safety: all of it; the lock is held at accept and at close only. Must outlive its leases.
class ConnectionLimits {
public:
    struct Limits {
        std::size_t total = 1000;
        std::size_t per_client = 100;
    };
    enum class Refusal : std::uint8_t { total_reached, client_reached };

    /// The place of one connection; gives it back when destroyed.
    class Lease {
    public:
        Lease(Lease&& other) noexcept
            : owner_{std::exchange(other.owner_, nullptr)},
              client_{std::move(other.client_)}
        {}
        Lease& operator=(Lease&& other) noexcept
        {
            release();
            owner_ = std::exchange(other.owner_, nullptr);
            client_ = other.client_;
            return *this;
        }
        ~Lease() { release(); }
        void release() noexcept;
        const asio::ip::address& client() const noexcept { return client_; }

    private:
        friend class ConnectionLimits;
        Lease(ConnectionLimits& owner, asio::ip::address client) noexcept
            : owner_{&owner},
              client_{std::move(client)}
        {}

        ConnectionLimits* owner_;
        asio::ip::address client_;
    };

    explicit ConnectionLimits(Limits limits) : limits_{limits} {}
    ConnectionLimits(const ConnectionLimits&) = delete;
    ConnectionLimits& operator=(const ConnectionLimits&) = delete;

    /// Who counts as one client with this address: itself, or its IPv6 /64.
    static asio::ip::address client_of(const asio::ip::address& address);

    /// A place for a connection from `client`, or why there is none. The limit of the client is looked at
    /// first: a client over its own limit must not cost others their place.
    std::variant<Lease, Refusal> admit(const asio::ip::address& client);

    std::size_t connections() const;

private:
    void release(const asio::ip::address& client) noexcept;

    const Limits limits_;
    mutable std::mutex mutex_;
    std::size_t total_ = 0;
    std::map<asio::ip::address, std::size_t> by_client_;
};

} // namespace namu::net
