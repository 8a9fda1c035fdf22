#include "bench/support/system.hpp"

#include <arpa/inet.h>
#include <sched.h>
#include <sys/socket.h>

#include <cerrno>
#include <charconv>
#include <ctime>
#include <stdexcept>
#include <system_error>

namespace namu::bench {

void fail_with_errno(const std::string& what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

sockaddr_in read_address(const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    sockaddr_in address{};
    address.sin_family = AF_INET;
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const bool is_good = colon != std::string::npos &&
                         ::inet_pton(AF_INET, text.substr(0, colon).c_str(), &address.sin_addr) == 1 &&
                         std::from_chars(text.data() + colon + 1, end, port).ptr == end;
    if (!is_good)
        throw std::invalid_argument{text + " is not an IPv4 address with a port, such as 127.0.0.1:5353"};
    address.sin_port = htons(port);
    return address;
}

in_addr read_ip_address(const std::string& text)
{
    in_addr address{};
    if (::inet_pton(AF_INET, text.c_str(), &address) != 1)
        throw std::invalid_argument{text + " is not an IPv4 address, such as 127.0.0.1"};
    return address;
}

in_addr loopback_address(std::size_t number) noexcept
{
    constexpr std::uint32_t first = 0x7f000101; // 127.0.1.1
    constexpr std::uint32_t hosts = 250;
    const auto which = static_cast<std::uint32_t>(number);
    return {htonl(first + which / hosts % hosts * 256 + which % hosts)};
}

net::FileDescriptor open_socket(int type, in_addr source, const sockaddr_in& server)
{
    net::FileDescriptor socket{::socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (!socket)
        fail_with_errno("socket");
    sockaddr_in from{};
    from.sin_family = AF_INET;
    from.sin_addr = source;
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0)
        fail_with_errno("bind");
    // Whether it comes about, and when, shows later.
    static_cast<void>(::connect(socket.get(), reinterpret_cast<const sockaddr*>(&server), sizeof server));
    return socket;
}

void pin_to_core(int core)
{
    if (core < 0)
        return;
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<std::size_t>(core), &cores);
    if (::sched_setaffinity(0, sizeof cores, &cores) != 0)
        fail_with_errno("sched_setaffinity to core " + std::to_string(core));
}

std::uint64_t now_ns() noexcept
{
    timespec time{};
    static_cast<void>(::clock_gettime(CLOCK_MONOTONIC, &time));
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000U +
           static_cast<std::uint64_t>(time.tv_nsec);
}

} // namespace namu::bench
