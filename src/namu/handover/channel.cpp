#include "namu/handover/channel.hpp"

#include "namu/net/system_error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>

namespace namu::handover {
namespace {

// A parcel goes in packets: an octet that says whether it is the last one, and then text.
enum class Packet : char { more = 'm', last = 'l' };
constexpr std::size_t most_text = 32'768;
constexpr std::size_t most_descriptors = 200; // the kernel takes 253

using Control = std::array<std::byte, CMSG_SPACE(most_descriptors * sizeof(int))>;

error_code broken()
{
    return boost::system::errc::make_error_code(boost::system::errc::broken_pipe);
}

error_code too_many()
{
    return boost::system::errc::make_error_code(boost::system::errc::too_many_files_open);
}

void put_descriptors(std::span<const int> descriptors, msghdr& message, Control& control)
{
    if (descriptors.empty())
        return;
    message.msg_control = control.data();
    message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
    std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
}

Result<void> send_packet(int channel, Packet mark, std::string_view text, std::span<const int> descriptors)
{
    std::array<iovec, 2> parts{iovec{&mark, 1}, iovec{const_cast<char*>(text.data()), text.size()}};
    alignas(cmsghdr) Control control{};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    put_descriptors(descriptors, message, control);
    while (::sendmsg(channel, &message, MSG_NOSIGNAL) < 0) {
        if (errno != EINTR)
            return net::last_system_error();
    }
    return {};
}

void take_descriptors(msghdr& message, std::vector<net::FileDescriptor>& descriptors)
{
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int descriptor = -1;
            std::memcpy(&descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof(int));
            descriptors.emplace_back(descriptor);
        }
    }
}

Result<Packet> receive_packet(int channel, Parcel& parcel)
{
    Packet mark = Packet::more;
    std::array<char, most_text> text;
    std::array<iovec, 2> parts{iovec{&mark, 1}, iovec{text.data(), text.size()}};
    alignas(cmsghdr) Control control;
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t octets = 0;
    while ((octets = ::recvmsg(channel, &message, MSG_CMSG_CLOEXEC)) < 0) {
        if (errno != EINTR)
            return net::last_system_error();
    }
    take_descriptors(message, parcel.descriptors);
    if (octets == 0)
        return broken();
    if ((message.msg_flags & MSG_CTRUNC) != 0)
        return too_many();
    parcel.text.append(text.data(), static_cast<std::size_t>(octets - 1));
    return mark;
}

} // namespace

Result<std::pair<net::FileDescriptor, net::FileDescriptor>> make_channel()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return net::last_system_error();
    return std::pair{net::FileDescriptor{ends[0]}, net::FileDescriptor{ends[1]}};
}

Result<void> send(int channel, std::string_view text, std::span<const int> descriptors)
{
    for (;;) {
        const auto now = text.substr(0, most_text);
        const auto with = descriptors.first(std::min(descriptors.size(), most_descriptors));
        text.remove_prefix(now.size());
        descriptors = descriptors.subspan(with.size());
        const bool is_last = text.empty() && descriptors.empty();
        const auto sent = send_packet(channel, is_last ? Packet::last : Packet::more, now, with);
        if (!sent || is_last)
            return sent;
    }
}

Result<Parcel> receive(int channel)
{
    Parcel parcel;
    for (;;) {
        const auto packet = receive_packet(channel, parcel);
        if (!packet)
            return packet.error();
        if (*packet == Packet::last)
            return parcel;
    }
}

} // namespace namu::handover
