#include "namu/base/unfinished_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace namu {

void mark_as_being_written(int file) noexcept
{
    // Where that cannot be done, it cannot be found out either, and the file stays.
    static_cast<void>(::flock(file, LOCK_EX | LOCK_NB));
}

void remove_if_abandoned(int folder, const std::string& name) noexcept
{
    const int file = ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        ::unlinkat(folder, name.c_str(), 0);
    ::close(file);
}

} // namespace namu
