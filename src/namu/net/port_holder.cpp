#include "namu/net/port_holder.hpp"

#include "namu/net/socket_address.hpp"

#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>

namespace namu::net {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view tcp_listening = "0A";

template <typename Number>
std::optional<Number> number_from(std::string_view text, int base)
{
    Number number{};
    const auto* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number, base);
    if (fault != std::errc{} || stop != end)
        return std::nullopt;
    return number;
}

/// The kernel prints addresses as 32-bit words, each of them in the byte order of the machine.
template <typename Address>
std::optional<Address> raw_address_from(std::string_view hex)
{
    Address address{};
    if (hex.size() != 2 * sizeof address)
        return std::nullopt;
    for (std::size_t word = 0; word < sizeof address / 4; ++word) {
        const auto value = number_from<std::uint32_t>(hex.substr(8 * word, 8), 16);
        if (!value)
            return std::nullopt;
        std::memcpy(reinterpret_cast<char*>(&address) + 4 * word, &*value, 4);
    }
    return address;
}

/// Reads `0100007F:14E9`, or the same with 32 digits for IPv6.
std::optional<Endpoint> endpoint_from(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto port = number_from<std::uint16_t>(text.substr(colon + 1), 16);
    if (!port)
        return std::nullopt;
    if (const auto v4 = raw_address_from<in_addr>(text.substr(0, colon)))
        return Endpoint{address_from(*v4), *port};
    if (const auto v6 = raw_address_from<in6_addr>(text.substr(0, colon)))
        return Endpoint{address_from(*v6, 0), *port};
    return std::nullopt;
}

/// A socket on :: without IPV6_V6ONLY also holds the port for IPv4, so the families are not compared for
/// wildcards.
bool in_the_way(const Endpoint& held, const Endpoint& wanted)
{
    if (held.port != wanted.port)
        return false;
    if (held.is_wildcard())
        return held.address.is_v6() || wanted.address.is_v4();
    if (wanted.is_wildcard())
        return held.address.is_v6() == wanted.address.is_v6();
    return held.address == wanted.address ||
           (held.address.is_v6() && wanted.address.is_v6() &&
            held.address.to_v6().to_bytes() == wanted.address.to_v6().to_bytes());
}

using Inodes = std::set<std::string>;

/// Columns of a line: slot, local endpoint, remote endpoint, state, queues, timer, retransmits, user,
/// time-out, inode.
void add_inodes(const char* table, Transport transport, const Endpoint& wanted, Inodes& inodes)
{
    std::ifstream in{table};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::istringstream columns{line};
        std::string slot, local, remote, state, queues, timer, retransmits, user, time_out, inode;
        columns >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >> time_out >>
            inode;
        const auto held = endpoint_from(local);
        const bool open = transport == Transport::udp || state == tcp_listening;
        if (held && open && in_the_way(*held, wanted))
            inodes.insert("socket:[" + inode + "]");
    }
}

bool has_open(const fs::path& process, const Inodes& inodes)
{
    std::error_code fault;
    for (fs::directory_iterator entry{process / "fd", fault}, end; !fault && entry != end;
         entry.increment(fault)) {
        std::error_code gone;
        if (inodes.contains(fs::read_symlink(entry->path(), gone).string()))
            return true;
    }
    return false;
}

std::string command_of(const fs::path& process)
{
    std::ifstream in{process / "comm"};
    std::string command;
    std::getline(in, command);
    return command;
}

} // namespace

std::optional<PortHolder> find_port_holder(Transport transport, const Endpoint& endpoint)
{
    const bool udp = transport == Transport::udp;
    Inodes inodes;
    add_inodes(udp ? "/proc/net/udp" : "/proc/net/tcp", transport, endpoint, inodes);
    add_inodes(udp ? "/proc/net/udp6" : "/proc/net/tcp6", transport, endpoint, inodes);
    if (inodes.empty())
        return std::nullopt;

    std::error_code fault;
    for (fs::directory_iterator entry{"/proc", fault}, end; !fault && entry != end; entry.increment(fault)) {
        const auto process = number_from<pid_t>(entry->path().filename().string(), 10);
        if (process && has_open(entry->path(), inodes))
            return PortHolder{*process, command_of(entry->path())};
    }
    return std::nullopt;
}

} // namespace namu::net
