#include "support/child.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <stdexcept>

namespace namu::testing {
namespace {

/// Never returns: nothing of the test's framework is to end twice.
[[noreturn]] void be_child(const std::function<std::string()>& act, int pipe)
{
    constexpr int out_of_the_way = 100; // low numbers are for what tests pass on
    const int out = ::fcntl(pipe, F_DUPFD, out_of_the_way);
    std::signal(SIGSYS, SIG_DFL);
    int status = 0;
    std::string text;
    try {
        text = act();
    } catch (const std::exception& error) {
        text = error.what();
        status = 1;
    }
    if (::write(out, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        status = 2;
    ::_exit(status);
}

std::string read_all(int in)
{
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t size = 0; (size = ::read(in, part.data(), part.size())) > 0;)
        text.append(part.data(), static_cast<std::size_t>(size));
    return text;
}

} // namespace

std::string in_child(const std::function<std::string()>& act)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        throw std::runtime_error{"no pipe"};
    const pid_t child = ::fork();
    if (child < 0)
        throw std::runtime_error{"no process"};
    if (child == 0)
        be_child(act, pipe[1]);
    ::close(pipe[1]);
    std::string text = read_all(pipe[0]);
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? text : "status " + std::to_string(WEXITSTATUS(status)) + ": " + text;
}

std::string outcome(long result)
{
    return result >= 0 ? "0" : ::strerrorname_np(errno);
}

} // namespace namu::testing
