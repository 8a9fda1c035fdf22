#include "programs/serve_port_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace namu {
namespace {

error_code system_error(int number)
{
    return {number, boost::system::system_category()};
}

/// 0, or the number of the error.
int write_to(const std::string& path, const std::string& text, int how)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | how, 0666);
    if (file < 0)
        return errno;
    const bool is_written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const int error = is_written ? 0 : errno;
    return ::close(file) != 0 && error == 0 ? errno : error;
}

} // namespace

error_code write_port_file(const std::string& path, std::uint16_t port)
{
    const std::string text = std::to_string(port) + "\n";
    struct stat there {};
    if (::stat(path.c_str(), &there) == 0)
        return system_error(write_to(path, text, O_TRUNC));

    const std::string beside = path + "." + std::to_string(::getpid());
    int error = write_to(beside, text, O_CREAT | O_EXCL);
    if (error == 0 && std::rename(beside.c_str(), path.c_str()) != 0)
        error = errno;
    if (error != 0 && error != EEXIST)
        ::unlink(beside.c_str());
    return system_error(error);
}

} // namespace namu
