#include "programs/lab_shell.hpp"

#include "namu/base/result.hpp"
#include "programs/terminal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace namu {
namespace {

constexpr std::chrono::seconds patience{2};
constexpr std::string_view variable_name = "NAMU_LAB=";

constexpr int status_not_found = 127;
constexpr int status_not_run = 126;
constexpr int status_of_signals = 128;

std::vector<std::string> command_or_shell(std::vector<std::string> command)
{
    if (!command.empty())
        return command;
    const char* const shell = std::getenv("SHELL"); // NOLINT(concurrency-mt-unsafe): nobody sets variables
    return {shell != nullptr && *shell != '\0' ? shell : "/bin/sh"};
}

std::vector<char*> pointers_to(std::vector<std::string>& words)
{
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// The variables of this process, and that one.
std::vector<char*> environment_with(std::string& variable)
{
    std::vector<char*> variables{variable.data()};
    for (char** one = environ; *one != nullptr; ++one) {
        if (!std::string_view{*one}.starts_with(variable_name))
            variables.push_back(*one);
    }
    variables.push_back(nullptr);
    return variables;
}

/// Ignores the signal from now on; notes it for the program where that is our doing and not of who started us.
void leave_to_program(int signal, sigset_t& defaults)
{
    if (std::signal(signal, SIG_IGN) != SIG_IGN)
        sigaddset(&defaults, signal);
}

} // namespace

LabShell::LabShell(boost::asio::io_context& context, std::vector<std::string> command,
                   const std::string& folder)
    : command_{command_or_shell(std::move(command))},
      variable_{std::string{variable_name} + std::filesystem::absolute(folder).string()},
      signals_{context, SIGCHLD},
      patience_{context}
{}

bool LabShell::start(std::function<void()> on_end)
{
    on_end_ = std::move(on_end);
    if (const int error = spawn(); error != 0) {
        print_error("namu lab: cannot run `" + command_.front() + "`: " + std::strerror(error) + "\n");
        exit_status_ = error == ENOENT ? status_not_found : status_not_run;
        return false;
    }
    wait();
    return true;
}

/// Zero, or the number of an error. Unlike fork, posix_spawn does no harm where threads are running by now.
int LabShell::spawn()
{
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE); // `main` ignores these
    sigaddset(&defaults, SIGXFSZ);
    leave_to_program(SIGINT, defaults);
    leave_to_program(SIGQUIT, defaults);

    posix_spawnattr_t attributes;
    if (const int error = posix_spawnattr_init(&attributes); error != 0)
        return error;
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    const std::vector<char*> words = pointers_to(command_);
    const std::vector<char*> variables = environment_with(variable_);
    const int error =
        posix_spawnp(&process_, words.front(), nullptr, &attributes, words.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    return error;
}

void LabShell::wait()
{
    signals_.async_wait([this](const error_code& error, int /*signal*/) {
        if (error)
            return;
        if (!has_ended())
            return wait();
        patience_.cancel();
        process_ = -1;
        on_end_();
    });
}

bool LabShell::has_ended()
{
    int status = 0;
    if (::waitpid(process_, &status, WNOHANG | WUNTRACED) != process_)
        return false;
    if (WIFSTOPPED(status)) {
        std::raise(SIGSTOP); // until the shell outside lets us go on
        ::kill(process_, SIGCONT);
        return false;
    }
    exit_status_ = WIFEXITED(status) ? WEXITSTATUS(status) : status_of_signals + WTERMSIG(status);
    return true;
}

void LabShell::end()
{
    if (process_ < 0)
        return;
    ::kill(process_, SIGTERM);
    ::kill(process_, SIGCONT);
    patience_.expires_after(patience);
    patience_.async_wait([this](const error_code& error) {
        if (!error && process_ > 0)
            ::kill(process_, SIGKILL);
    });
}

} // namespace namu
