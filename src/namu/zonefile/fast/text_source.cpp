#include "namu/zonefile/fast/text_source.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace namu::fast {

std::optional<TextSource> TextSource::open(const std::string& path) noexcept
{
    if (path.find('\0') != std::string::npos)
        return std::nullopt;
    // A pipe that nobody writes to must not make this wait.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return std::nullopt;
    TextSource source{file, 0};
    struct stat status {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    source.size_ = static_cast<std::size_t>(status.st_size);
    return source;
}

TextSource::TextSource(TextSource&& other) noexcept
    : file_{std::exchange(other.file_, -1)},
      rest_{other.rest_},
      size_{other.size_}
{}

TextSource::~TextSource()
{
    if (file_ >= 0)
        ::close(file_);
}

std::optional<std::size_t> TextSource::read(char* to, std::size_t room) noexcept
{
    if (file_ < 0) {
        const std::size_t count = std::min(room, rest_.size());
        std::copy_n(rest_.begin(), count, to);
        rest_.remove_prefix(count);
        return count;
    }
    std::size_t count = 0;
    while (count < room) {
        const ssize_t got = ::read(file_, to + count, room - count);
        if (got == 0)
            break;
        if (got > 0)
            count += static_cast<std::size_t>(got);
        else if (errno != EINTR)
            return std::nullopt;
    }
    return count;
}

} // namespace namu::fast
