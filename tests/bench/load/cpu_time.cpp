#include "bench/load/cpu_time.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace namu::bench {
namespace {

namespace fs = std::filesystem;

std::uint64_t cpu_time_of_task(const fs::path& task)
{
    std::ifstream file{task / "schedstat"};
    std::uint64_t nanoseconds = 0;
    file >> nanoseconds;
    return file ? nanoseconds : 0;
}

} // namespace

std::uint64_t cpu_time_of(const std::vector<pid_t>& processes)
{
    std::uint64_t sum = 0;
    for (const pid_t process : processes) {
        std::error_code gone;
        for (const auto& task : fs::directory_iterator{"/proc/" + std::to_string(process) + "/task", gone})
            sum += cpu_time_of_task(task.path());
    }
    return sum;
}

} // namespace namu::bench
