#include "namu/systemd/passed_sockets.hpp"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace namu::systemd {
namespace {

constexpr int first_descriptor = 3;
constexpr int most_sockets = 4096;

std::optional<int> number_in(const char* variable)
{
    const char* const value = std::getenv(variable);
    if (value == nullptr)
        return std::nullopt;
    const std::string_view text{value};
    int number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && stop == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string take_name(std::string_view& names)
{
    const auto end = names.find(':');
    std::string name{names.substr(0, end)};
    names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
    return name;
}

std::vector<PassedSocket> sockets_of_this_process()
{
    const auto count = number_in("LISTEN_FDS");
    if (number_in("LISTEN_PID") != ::getpid() || !count || *count < 1 || *count > most_sockets)
        return {};
    const char* const value = std::getenv("LISTEN_FDNAMES");
    std::string_view names = value != nullptr ? value : "";
    std::vector<PassedSocket> sockets;
    for (int descriptor = first_descriptor; descriptor < first_descriptor + *count; ++descriptor) {
        std::string name = take_name(names);
        if (::fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0) // open at all
            sockets.push_back({descriptor, std::move(name)});
    }
    return sockets;
}

} // namespace

std::vector<PassedSocket> take_passed_sockets()
{
    std::vector<PassedSocket> sockets = sockets_of_this_process();
    for (const char* const variable : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
        ::unsetenv(variable);
    return sockets;
}

} // namespace namu::systemd
