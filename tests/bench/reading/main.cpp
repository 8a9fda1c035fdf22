// Measures how fast zone files are read; the records are thrown away, or kept as a zone that is built would keep them.

#include "bench/support/tool.hpp"
#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/wire/name.hpp"
#include "namu/zonefile/fast_reader.hpp"
#include "namu/zonefile/reader.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/program_options.hpp>

namespace {

namespace options = boost::program_options;
using namespace namu;

constexpr std::string_view usage = R"(usage: namu_bench_reading FILE --origin NAME [OPTION ...]

Reads the zone file some times and prints the best: wall clock, CPU time of
all threads with that of the system, and megabytes of text for a second of
each.

)";

struct Request {
    std::string file;
    std::string origin;
    std::size_t repeat = 0;
    FastReadOptions fast;
    bool explaining = false;
    bool keep = false;
};

/// Counts records, and keeps them or not.
class Counter final : public RecordSink {
public:
    explicit Counter(bool keep) noexcept : keep_{keep} {}

    void add(const RecordView& /*record*/, const RecordPosition& /*position*/) override { ++records_; }
    void add_run(RecordRun&& run) override
    {
        records_ += run.size();
        octets_ += run.octets();
        if (keep_)
            runs_.push_back(std::move(run));
    }

    [[nodiscard]] std::size_t records() const noexcept { return records_; }
    [[nodiscard]] std::size_t octets() const noexcept { return octets_; }

private:
    bool keep_;
    std::size_t records_ = 0;
    std::size_t octets_ = 0;
    std::vector<RecordRun> runs_;
};

struct Seconds {
    double wall = std::numeric_limits<double>::max();
    double cpu = std::numeric_limits<double>::max();
};

double seconds_of(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// False where there is something to say about the file.
bool read_once(const Request& request, const Name& origin, Counter& counter)
{
    if (!request.explaining)
        return FastZoneReader{request.fast}.read_file(request.file, origin, counter) == FastRead::done;
    SourceMap sources;
    Diagnostics diagnostics;
    read_zone_file(request.file, origin, sources, counter, diagnostics);
    return diagnostics.errors() + diagnostics.warnings() == 0;
}

void measure(const Request& request)
{
    const Name origin = Name::from_text(request.origin).value();
    Seconds best;
    for (std::size_t i = 0; i < request.repeat; ++i) {
        Counter counter{request.keep};
        const double wall = seconds_of(CLOCK_MONOTONIC);
        const double cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
        const bool is_plain = read_once(request, origin, counter);
        best.wall = std::min(best.wall, seconds_of(CLOCK_MONOTONIC) - wall);
        best.cpu = std::min(best.cpu, seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu);
        if (i == 0)
            std::cout << (is_plain ? "" : "not a plain file; ") << counter.records() << " records, runs of "
                      << counter.octets() << " octets\n";
    }
    const double megabytes = static_cast<double>(std::filesystem::file_size(request.file)) / 1e6;
    std::cout << std::fixed << std::setprecision(1) << megabytes << " MB: wall " << best.wall * 1e3
              << " ms, CPU " << best.cpu * 1e3 << " ms; " << megabytes / best.wall << " MB/s, "
              << megabytes / best.cpu << " MB for a second of CPU\n";
}

options::options_description options_for(Request& request)
{
    options::options_description named;
    // clang-format off
    named.add_options()
        ("origin", options::value(&request.origin)->required(), "of the zone, with its final dot")
        ("threads", options::value(&request.fast.threads)->default_value(1), "that read at a time")
        ("block", options::value(&request.fast.block_octets)->default_value(request.fast.block_octets),
            "octets that are read at a time at most")
        ("repeat", options::value(&request.repeat)->default_value(5), "readings")
        ("keep", options::bool_switch(&request.keep), "keep all runs until the end")
        ("explaining", options::bool_switch(&request.explaining), "take the reader that has messages");
    // clang-format on
    return named;
}

} // namespace

int main(int argc, char** argv)
{
    Request request;
    return namu::bench::run_tool({"namu_bench_reading", usage, "file", &request.file}, options_for(request),
                                 argc, argv, [&] { measure(request); });
}
