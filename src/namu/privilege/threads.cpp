#include "namu/privilege/threads.hpp"

#include <filesystem>
#include <iterator>

namespace namu::privilege {

std::size_t threads_of_process()
{
    namespace fs = std::filesystem;
    std::error_code fault;
    const fs::directory_iterator tasks{"/proc/self/task", fault};
    return fault ? 1 : static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

} // namespace namu::privilege
