#include "namu/handover/launcher.hpp"

#include "namu/handover/channel.hpp"
#include "namu/net/system_error.hpp"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/assert.hpp>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace namu::handover {
namespace {

constexpr const char* channel_variable = "NAMU_HANDOVER";
constexpr int first_free_descriptor = STDERR_FILENO + 1;

/// The file of this program. Once another version stands in its place, the kernel says that the old one is deleted, so it
/// is asked at the beginning.
std::string program_path()
{
    std::array<char, 4096> path{};
    const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
    return size <= 0 ? std::string{} : std::string{path.data(), static_cast<std::size_t>(size)};
}

std::vector<std::string> program_arguments()
{
    std::ifstream file{"/proc/self/cmdline", std::ios::binary};
    std::vector<std::string> arguments;
    for (std::string argument; std::getline(file, argument, '\0');)
        arguments.push_back(std::move(argument));
    return arguments;
}

void take_signals(void (*handler)(int))
{
    for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGUSR2})
        std::signal(signal, handler);
}

/// In the child: becomes the program, or says why not.
[[noreturn]] void become(const std::string& path, std::vector<std::string> arguments, int channel)
{
    std::vector<char*> words;
    for (std::string& argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    take_signals(SIG_DFL);
    std::signal(SIGCHLD, SIG_DFL);
    const int inherited = ::dup2(channel, first_free_descriptor);
    static_cast<void>(::close_range(first_free_descriptor + 1, ~0U, CLOSE_RANGE_CLOEXEC));
    ::fcntl(inherited, F_SETFD, 0);
    ::setenv(channel_variable, std::to_string(inherited).c_str(), 1);
    ::execv(path.c_str(), words.data());
    const std::string why = std::string{Launcher::failure_mark} + path + ": " + std::strerror(errno);
    static_cast<void>(receive(inherited)); // what is left there unread would come before this
    static_cast<void>(send(inherited, why));
    ::_exit(EXIT_FAILURE);
}

/// The watchdog of systemd (sd_watchdog_enabled(3)) that is meant for the server is meant for its successors as well: without
/// the number of a process, whoever is started with these variables is meant.
void pass_on_watchdog(pid_t server)
{
    constexpr const char* variable = "WATCHDOG_PID";
    const char* const process = std::getenv(variable);
    if (process != nullptr && process == std::to_string(server))
        ::unsetenv(variable);
}

/// Waits for channels until nobody can send one any more.
[[noreturn]] void launch_when_told(int line)
{
    const std::string path = program_path();
    const std::vector<std::string> arguments = program_arguments();
    take_signals(SIG_IGN); // it ends with the process that began it, however that ends
    std::signal(SIGCHLD, SIG_IGN);
    ::prctl(PR_SET_NAME, "namu-launcher");
    for (;;) {
        auto parcel = receive(line);
        if (!parcel)
            ::_exit(EXIT_SUCCESS);
        if (parcel->descriptors.size() == 1 && ::fork() == 0)
            become(path, arguments, parcel->descriptors.front().get());
    }
}

} // namespace

Result<Launcher> Launcher::begin()
{
    auto ends = make_channel();
    if (!ends)
        return ends.error();
    const pid_t server = ::getpid();
    const pid_t process = ::fork();
    if (process < 0)
        return net::last_system_error();
    if (process > 0)
        return Launcher{std::move(ends->first)};
    // Whatever else this process was given must not stay open with us.
    const int line = ::dup2(ends->second.get(), first_free_descriptor);
    static_cast<void>(::close_range(first_free_descriptor + 1, ~0U, 0));
    pass_on_watchdog(server);
    launch_when_told(line);
}

Result<void> Launcher::start(const net::FileDescriptor& channel)
{
    const int descriptor = channel.get();
    return send(line_.get(), {}, std::span{&descriptor, 1});
}

bool has_inherited_channel()
{
    return std::getenv(channel_variable) != nullptr;
}

std::optional<net::FileDescriptor> take_inherited_channel()
{
    const char* const text = std::getenv(channel_variable);
    if (text == nullptr)
        return std::nullopt;
    int number = -1;
    std::from_chars(text, text + std::strlen(text), number);
    ::unsetenv(channel_variable);
    if (number < first_free_descriptor || ::fcntl(number, F_SETFD, FD_CLOEXEC) != 0)
        return std::nullopt;
    return net::FileDescriptor{number};
}

} // namespace namu::handover
