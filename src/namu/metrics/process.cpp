#include "namu/metrics/process.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>

namespace namu::metrics {
namespace {

/// The fields of /proc/self/stat behind the name of the program, which may hold blanks and brackets.
std::istringstream stat_fields()
{
    std::ifstream file{"/proc/self/stat"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const std::size_t end_of_name = text.rfind(')');
    return std::istringstream{end_of_name == std::string::npos ? "" : text.substr(end_of_name + 1)};
}

/// When the system started, in seconds since 1970.
double boot_time()
{
    std::ifstream file{"/proc/stat"};
    for (std::string word; file >> word;) {
        if (double seconds = 0; word == "btime" && file >> seconds)
            return seconds;
    }
    return 0;
}

std::uint64_t count_descriptors()
{
    std::error_code fault;
    const std::filesystem::directory_iterator all{"/proc/self/fd", fault};
    // One of them is the folder that is being read.
    return fault ? 0 : static_cast<std::uint64_t>(std::distance(begin(all), end(all))) - 1;
}

} // namespace

ProcessFacts process_facts()
{
    // proc(5): behind the name come the state (3), then numbers up to utime (14), stime (15), starttime (22), vsize (23)
    // and rss (24).
    ProcessFacts facts;
    std::istringstream fields = stat_fields();
    std::string state;
    fields >> state;
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    double number = 0;
    for (int field = 4; field <= 24 && fields >> number; ++field) {
        switch (field) {
        case 14:
        case 15: facts.cpu_seconds += number / ticks; break;
        case 22: facts.started_seconds = boot_time() + number / ticks; break;
        case 23: facts.virtual_octets = static_cast<std::uint64_t>(number); break;
        case 24:
            facts.resident_octets =
                static_cast<std::uint64_t>(number) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
            break;
        default: break;
        }
    }
    facts.open_descriptors = count_descriptors();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        facts.most_descriptors = limit.rlim_cur;
    return facts;
}

void write_process_metrics(Exposition& out, const ProcessFacts& facts)
{
    out.counter("process_cpu_seconds_total", "CPU time of all threads, user and system, in seconds.",
                facts.cpu_seconds);
    out.gauge("process_resident_memory_bytes", "Memory that is in RAM.", facts.resident_octets);
    out.gauge("process_virtual_memory_bytes", "Memory that is mapped.", facts.virtual_octets);
    out.gauge("process_start_time_seconds", "When the process was started, in seconds since 1970.",
              facts.started_seconds);
    out.gauge("process_open_fds", "File descriptors in use.", facts.open_descriptors);
    if (facts.most_descriptors)
        out.gauge("process_max_fds", "File descriptors that may be in use.", *facts.most_descriptors);
}

} // namespace namu::metrics
