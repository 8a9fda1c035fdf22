#include "namu/systemd/notifier.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

namespace namu::systemd {
namespace {

constexpr std::size_t most_descriptors = 250; // below SCM_MAX_FD of the kernel
constexpr timeval longest_wait{.tv_sec = 1, .tv_usec = 0};

error_code last_error() noexcept
{
    return {errno, boost::system::system_category()};
}

std::optional<long long> number_in(const char* variable)
{
    const char* const value = std::getenv(variable);
    if (value == nullptr)
        return std::nullopt;
    const std::string_view text{value};
    long long number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && stop == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// WATCHDOG_PID says for whom the other variable is; without it, for everybody.
std::optional<std::chrono::microseconds> half_of_the_wait()
{
    const auto wait = number_in("WATCHDOG_USEC");
    if (!wait || *wait <= 0)
        return std::nullopt;
    if (std::getenv("WATCHDOG_PID") != nullptr && number_in("WATCHDOG_PID") != ::getpid())
        return std::nullopt;
    return std::chrono::microseconds{*wait / 2};
}

/// One line: the manager reads a line as one assignment.
std::string status_line(std::string_view text)
{
    std::string line{"\nSTATUS="};
    line += text;
    std::replace(line.begin() + 1, line.end(), '\n', ' ');
    return line;
}

std::string microseconds_since_start_of_machine()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::to_string(static_cast<long long>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000);
}

} // namespace

Notifier Notifier::from_environment()
{
    Notifier notifier;
    const char* const path = std::getenv("NOTIFY_SOCKET");
    // Other kinds of address (vsock) are for virtual machines as a whole.
    if (path == nullptr || (path[0] != '/' && path[0] != '@') ||
        std::strlen(path) >= sizeof(sockaddr_un::sun_path))
        return notifier;
    notifier.path_ = path;
    notifier.socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    static_cast<void>(
        ::setsockopt(notifier.socket_, SOL_SOCKET, SO_SNDTIMEO, &longest_wait, sizeof longest_wait));
    notifier.interval_ = half_of_the_wait();
    return notifier;
}

Notifier::Notifier(Notifier&& other) noexcept
    : path_{std::move(other.path_)},
      socket_{std::exchange(other.socket_, -1)},
      interval_{other.interval_}
{}

Notifier::~Notifier()
{
    if (socket_ >= 0)
        ::close(socket_);
}

error_code Notifier::ready(std::string_view status) const
{
    return send("READY=1" + status_line(status));
}

error_code Notifier::reloading(std::string_view status) const
{
    return send("RELOADING=1\nMONOTONIC_USEC=" + microseconds_since_start_of_machine() + status_line(status));
}

error_code Notifier::stopping(std::string_view status) const
{
    return send("STOPPING=1" + status_line(status));
}

error_code Notifier::status(std::string_view text) const
{
    return send(status_line(text).substr(1));
}

error_code Notifier::main_process(pid_t process) const
{
    return send("MAINPID=" + std::to_string(process));
}

error_code Notifier::alive() const
{
    return send("WATCHDOG=1");
}

error_code Notifier::store(std::string_view name, std::span<const int> descriptors) const
{
    while (!descriptors.empty()) {
        const std::size_t count = std::min(descriptors.size(), most_descriptors);
        if (const auto error = send("FDSTORE=1\nFDNAME=" + std::string{name}, descriptors.first(count)))
            return error;
        descriptors = descriptors.subspan(count);
    }
    return {};
}

error_code Notifier::send(const std::string& text, std::span<const int> descriptors) const
{
    if (socket_ < 0)
        return {};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path_.data(), path_.size());
    if (path_.front() == '@')
        address.sun_path[0] = '\0'; // an abstract socket, which has no file
    iovec part{const_cast<char*>(text.data()), text.size()};
    msghdr message{};
    message.msg_name = &address;
    message.msg_namelen = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path_.size());
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(most_descriptors * sizeof(int))> control{};
    if (!descriptors.empty()) {
        message.msg_control = control.data();
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        cmsghdr* const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
    }
    const ssize_t sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL);
    return sent == static_cast<ssize_t>(text.size()) ? error_code{} : last_error();
}

} // namespace namu::systemd
