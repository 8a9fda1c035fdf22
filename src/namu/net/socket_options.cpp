#include "namu/net/socket_options.hpp"

#include "namu/net/system_error.hpp"

#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>

namespace namu::net {
namespace {

/// Room for a burst of questions while a worker is busy; the kernel cuts it down to net.core.rmem_max.
constexpr int buffer_octets = 4 * 1024 * 1024;

/// Of answers over TCP that wait in the kernel for a client to take those before.
constexpr int most_unsent_octets = 128 * 1024;

class Options {
public:
    explicit Options(int descriptor) noexcept : descriptor_{descriptor} {}

    Options& require(int level, int name, int value) noexcept
    {
        if (!error_ && ::setsockopt(descriptor_, level, name, &value, sizeof value) != 0)
            error_ = last_system_error();
        return *this;
    }

    Options& prefer(int level, int name, int value) noexcept
    {
        static_cast<void>(::setsockopt(descriptor_, level, name, &value, sizeof value));
        return *this;
    }

    error_code error() const noexcept { return error_; }

private:
    int descriptor_;
    error_code error_;
};

void add_udp_options(Options& options, const Endpoint& endpoint) noexcept
{
    options.prefer(SOL_SOCKET, SO_RCVBUF, buffer_octets).prefer(SOL_SOCKET, SO_SNDBUF, buffer_octets);
    if (endpoint.address.is_v4()) {
        options.prefer(IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_PROBE);
        if (endpoint.is_wildcard())
            options.require(IPPROTO_IP, IP_PKTINFO, 1);
    } else {
        options.prefer(IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_PMTUDISC_PROBE);
        if (endpoint.is_wildcard())
            options.require(IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
    }
}

/// Connections have them from the socket that accepted them.
void add_tcp_options(Options& options) noexcept
{
    options.require(SOL_SOCKET, SO_REUSEADDR, 1)
        .prefer(IPPROTO_TCP, TCP_NODELAY, 1)
        // Or the kernel takes megabytes for a client that does not read, as if it were a fast one.
        .prefer(IPPROTO_TCP, TCP_NOTSENT_LOWAT, most_unsent_octets);
}

} // namespace

error_code set_socket_options(int descriptor, Transport transport, const Endpoint& endpoint) noexcept
{
    if (endpoint.address.is_v6()) {
        if (const auto error = Options{descriptor}.require(IPPROTO_IPV6, IPV6_V6ONLY, 1).error())
            return error;
    }
    return set_options_of_bound(descriptor, transport, endpoint);
}

error_code set_options_of_bound(int descriptor, Transport transport, const Endpoint& endpoint) noexcept
{
    Options options{descriptor};
    if (transport == Transport::udp)
        add_udp_options(options, endpoint);
    else
        add_tcp_options(options);
    return options.error();
}

error_code set_reuse_port(int descriptor) noexcept
{
    return Options{descriptor}.require(SOL_SOCKET, SO_REUSEPORT, 1).error();
}

void spread_over_group(int descriptor, unsigned sockets) noexcept
{
    std::array<sock_filter, 3> random_modulo_sockets{{
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_RANDOM)},
        {BPF_ALU | BPF_MOD | BPF_K, 0, 0, sockets},
        {BPF_RET | BPF_A, 0, 0, 0},
    }};
    const sock_fprog program{static_cast<unsigned short>(random_modulo_sockets.size()),
                             random_modulo_sockets.data()};
    static_cast<void>(
        ::setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program));
}

} // namespace namu::net
