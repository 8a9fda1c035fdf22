#include "programs/ready_line.hpp"

#include "programs/terminal.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

namespace namu {

bool write_ready_line(int descriptor)
{
    constexpr std::string_view line = "ready\n";
    if (::write(descriptor, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        print_error("namu: cannot write to file descriptor " + std::to_string(descriptor) + ": " +
                    std::strerror(errno) + "; open it for the command, as in `3>ready`\n");
        return false;
    }
    if (descriptor > STDERR_FILENO)
        ::close(descriptor);
    return true;
}

} // namespace namu
