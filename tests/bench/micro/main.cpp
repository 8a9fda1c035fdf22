// Micro-benchmarks: the parts of reading and answering, each by itself. docs/performance.md tells how to run them.

#include "bench/micro/edits.hpp"
#include "bench/micro/stages.hpp"
#include "bench/questions/questions.hpp"
#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/wire/record_run.hpp"
#include "namu/zonefile/fast_reader.hpp"
#include "namu/zonefile/reader.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

namespace fs = std::filesystem;
using namespace namu;
using namespace namu::bench;

constexpr std::string_view usage = R"(usage: namu_bench_micro FOLDER ... [--benchmark_OPTION=VALUE ...]

Measures the parts of Namu with the zone and the questions of each FOLDER, which
namu_bench_zones has made: reading the zone file (fast, and by the explaining
reader), loading the zone, changing one address of it, and the stages of
answering (parse, find, write) and of telling of it (count, record), by class
of questions.

--benchmark_filter=REGEX picks some; --benchmark_list_tests=true lists them.
)";

class Counter final : public RecordSink {
public:
    void add(const RecordView& /*record*/, const RecordPosition& /*position*/) override { ++records_; }
    void add_run(RecordRun&& run) override { records_ += run.size(); }

    [[nodiscard]] std::size_t records() const noexcept { return records_; }

private:
    std::size_t records_ = 0;
};

void count_work(benchmark::State& state, const std::string& file, std::size_t records)
{
    const auto times = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(times * static_cast<std::int64_t>(fs::file_size(file)));
    state.SetItemsProcessed(times * static_cast<std::int64_t>(records));
}

/// From the page cache to records that nobody keeps, by the reader for files without mistakes.
void read_fast(benchmark::State& state, const std::string& file)
{
    const auto origin = origin_of(file, std::nullopt);
    std::size_t records = 0;
    FastZoneReader reader;
    for ([[maybe_unused]] const auto& turn : state) {
        Counter counter;
        if (reader.read_file(file, origin.value().name, counter) != FastRead::done)
            throw std::runtime_error{file + ": `namu check` has something to say about it"};
        records = counter.records();
    }
    count_work(state, file, records);
}

/// The same by the explaining reader.
void read_file(benchmark::State& state, const std::string& file)
{
    const auto origin = origin_of(file, std::nullopt);
    std::size_t records = 0;
    for ([[maybe_unused]] const auto& turn : state) {
        SourceMap sources;
        Diagnostics diagnostics;
        Counter counter;
        read_zone_file(file, origin.value().name, sources, counter, diagnostics);
        records = counter.records();
    }
    count_work(state, file, records);
}

/// To a zone that answers.
void load_file(benchmark::State& state, const std::string& file)
{
    std::size_t records = 0;
    for ([[maybe_unused]] const auto& turn : state)
        records = load_zone({file}).zone->record_count();
    count_work(state, file, records);
}

/// One address of the zone changes; the time until the version is there.
void edit_zone(benchmark::State& state, const std::string& file)
{
    Edits edits{load_zone({file}).zone};
    for ([[maybe_unused]] const auto& turn : state)
        edits.publish_next();
}

void run_stage(benchmark::State& state, const Catalog& catalog, const std::string& file, Stage stage)
{
    Stages stages{catalog, Questions::read(file, {})};
    for ([[maybe_unused]] const auto& turn : state)
        state.SetIterationTime(static_cast<double>(stages.run(stage)) * 1e-9);
    // As nanoseconds for each question.
    state.counters["each"] =
        benchmark::Counter{static_cast<double>(state.iterations()) * static_cast<double>(Stages::batch),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert};
}

/// Loaded when the first benchmark needs it; kept until the end.
class LazyCatalog {
public:
    explicit LazyCatalog(std::string file) : file_{std::move(file)} {}

    const Catalog& get()
    {
        if (!catalog_) {
            const LoadedZone loaded = load_zone({file_});
            if (!loaded.zone)
                throw std::runtime_error{file_ + ": cannot be served; `namu check` says why"};
            catalog_ = std::make_unique<Catalog>(
                std::vector<CatalogEntry>{{Name{loaded.zone->apex()}, loaded.zone}});
        }
        return *catalog_;
    }

private:
    std::string file_;
    std::unique_ptr<Catalog> catalog_;
};

std::vector<std::string> question_files(const std::string& folder)
{
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".questions")
            found.push_back(entry.path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

void register_folder(const std::string& folder)
{
    const std::string file = folder + "/zone";
    const std::string title = fs::path{folder}.filename().string();
    benchmark::RegisterBenchmark(("read/" + title).c_str(), read_fast, file)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("explain/" + title).c_str(), read_file, file)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("load/" + title).c_str(), load_file, file)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("edit/" + title).c_str(), edit_zone, file)->Unit(benchmark::kMicrosecond);

    const auto catalog = std::make_shared<LazyCatalog>(file);
    for (const auto& questions : question_files(folder)) {
        const std::string kind = title + '/' + fs::path{questions}.stem().string();
        for (const auto& [name, stage] : {std::pair{"parse/", Stage::parse},
                                          {"find/", Stage::find},
                                          {"write/", Stage::write},
                                          {"count/", Stage::count},
                                          {"record/", Stage::record}})
            benchmark::RegisterBenchmark((name + kind).c_str(), [catalog, questions,
                                                                 stage = stage](benchmark::State& state) {
                run_stage(state, catalog->get(), questions, stage);
            })->UseManualTime();
    }
}

} // namespace

int main(int argc, char** argv)
try {
    benchmark::Initialize(&argc, argv);
    const std::vector<std::string> folders{argv + 1, argv + argc};
    if (folders.empty() || folders.front().starts_with("-")) {
        std::cerr << usage;
        return 2;
    }
    for (const std::string& folder : folders)
        register_folder(folder);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
} catch (const std::exception& fault) {
    std::cerr << "namu_bench_micro: " << fault.what() << '\n';
    return 2;
}
