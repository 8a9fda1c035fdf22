#include "namu/log/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <utility>

namespace namu::log {
namespace {

/// So long a reader that has stalled may hold up whoever has something to say.
constexpr int most_wait_milliseconds = 100;

error_code last_error() noexcept
{
    return {errno, boost::system::system_category()};
}

int open_to_append(const std::string& path) noexcept
{
    constexpr mode_t for_owner_and_group = 0640;
    return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, for_owner_and_group);
}

bool is_ready(int descriptor) noexcept
{
    pollfd one{.fd = descriptor, .events = POLLOUT, .revents = 0};
    return ::poll(&one, 1, most_wait_milliseconds) > 0;
}

} // namespace

Output::Output(int descriptor, std::string path) noexcept : descriptor_{descriptor}, path_{std::move(path)} {}

Output::Output(Output&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)},
      path_{std::move(other.path_)},
      is_cut_{other.is_cut_},
      untold_{other.untold_},
      reason_{other.reason_},
      loss_form_{std::move(other.loss_form_)},
      dropped_{other.dropped()}
{}

Output::~Output()
{
    if (!path_.empty() && descriptor_ >= 0)
        ::close(descriptor_);
}

Result<Output> Output::open(std::string path)
{
    const int descriptor = open_to_append(path);
    if (descriptor < 0)
        return last_error();
    return Output{descriptor, std::move(path)};
}

Result<void> Output::reopen()
{
    const std::scoped_lock lock{mutex_};
    if (path_.empty())
        return {};
    const int descriptor = open_to_append(path_);
    if (descriptor < 0)
        return last_error();
    ::close(std::exchange(descriptor_, descriptor));
    is_cut_ = false;
    return {};
}

void Output::write(std::string_view text, std::uint64_t lines) noexcept
{
    const std::scoped_lock lock{mutex_};
    if ((untold_ == 0 || tell_loss()) && try_to_write(text))
        return;
    untold_ += lines;
    dropped_.fetch_add(lines, std::memory_order_relaxed);
}

bool Output::try_to_write(std::string_view text) noexcept
{
    if (is_cut_ && write_some("\n") != 1)
        return false;
    is_cut_ = false;
    while (!text.empty()) {
        const std::size_t octets = write_some(text);
        if (octets == 0)
            return false;
        text.remove_prefix(octets);
        is_cut_ = !text.empty(); // a disk takes the part that it has room for; the next try says why not more
    }
    return true;
}

/// How many octets were taken; 0 where none were, and `reason_` says why.
std::size_t Output::write_some(std::string_view text) noexcept
{
    if (!is_ready(descriptor_)) {
        reason_ = make_error_code(boost::system::errc::timed_out);
        return 0;
    }
    // A pipe that is ready takes that much without waiting for its reader. To a file all goes with one call, so that lines
    // of several processes do not mix.
    const std::size_t most = path_.empty() ? PIPE_BUF : text.size();
    ssize_t octets = 0;
    do {
        octets = ::write(descriptor_, text.data(), std::min(text.size(), most));
    } while (octets < 0 && errno == EINTR);
    if (octets <= 0)
        reason_ = last_error();
    return static_cast<std::size_t>(std::max<ssize_t>(octets, 0));
}

bool Output::tell_loss() noexcept
{
    const std::string text = loss_form_ ? loss_form_(untold_, reason_) : std::string{};
    if (!try_to_write(text))
        return false;
    untold_ = 0;
    return true;
}

bool is_journal(int descriptor) noexcept
{
    const char* const stream = std::getenv("JOURNAL_STREAM");
    struct stat facts = {};
    if (stream == nullptr || ::fstat(descriptor, &facts) != 0)
        return false;
    return std::to_string(facts.st_dev) + ":" + std::to_string(facts.st_ino) == stream;
}

} // namespace namu::log
