// Answers questions in process: what an answer costs without sockets, in nanoseconds or, under callgrind, in
// instructions.

#include "bench/count/batch_answerer.hpp"
#include "bench/questions/questions.hpp"
#include "bench/support/system.hpp"
#include "bench/support/tool.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/zone/catalog.hpp"

#include <cstdint>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <boost/json/src.hpp>
#include <boost/program_options.hpp>
#include <valgrind/callgrind.h>

namespace {

namespace json = boost::json;
namespace options = boost::program_options;
using namespace namu;
using namespace namu::bench;

constexpr std::string_view usage = R"(usage: namu_bench_count --zone FILE --questions FILE ... [OPTION ...]

Loads a zone, answers the questions of each file in process, as a worker of the
server does, and prints as JSON what was answered and how long one answer took.

Under `valgrind --tool=callgrind --instr-atstart=no` the instructions of each file
are dumped by themselves, with the name of the file as the reason of the dump:
only answering is counted, not loading.

)";

struct Request {
    std::string zone;
    std::vector<std::string> files;
    QuestionForm form;
    std::uint64_t count = 0;
    int core = -1;
};

Catalog load(const std::string& path)
{
    LoadedZone loaded = load_zone({path});
    if (!loaded.zone)
        throw std::runtime_error{path + ": cannot be served; `namu check` says why"};
    return Catalog{{CatalogEntry{Name{loaded.zone->apex()}, loaded.zone}}};
}

json::object describe(const Answered& answered, std::uint64_t nanoseconds)
{
    const auto answers = static_cast<double>(answered.answers);
    json::object rcodes;
    for (std::size_t i = 0; i < answered.rcodes.size(); ++i) {
        if (answered.rcodes[i] != 0)
            rcodes[to_text(static_cast<Rcode>(i))] = answered.rcodes[i];
    }
    return {{"answers", answered.answers},
            {"octets", answered.octets},
            {"rcodes", rcodes},
            {"ns_per_answer", static_cast<double>(nanoseconds) / answers}};
}

/// Once through the code before it is measured: tables of the processor and of the dynamic linker are filled.
json::object measure(const Catalog& catalog, const std::string& file, const Request& request)
{
    constexpr std::size_t warm_up = 1000;
    BatchAnswerer answerer{catalog};
    Questions questions = Questions::read(file, request.form);
    static_cast<void>(answerer.answer(questions, warm_up));
    const std::string name = std::filesystem::path{file}.stem().string();

    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    const std::uint64_t begin = now_ns();
    const Answered answered = answerer.answer(questions, request.count);
    const std::uint64_t nanoseconds = now_ns() - begin;
    CALLGRIND_DUMP_STATS_AT(name.c_str());
    CALLGRIND_STOP_INSTRUMENTATION;
    return describe(answered, nanoseconds);
}

options::options_description options_for(Request& request)
{
    options::options_description named;
    // clang-format off
    named.add_options()
        ("zone", options::value(&request.zone)->required(), "the zone file")
        ("questions", options::value(&request.files)->required()->multitoken(), "files with a line NAME TYPE each")
        ("count", options::value(&request.count)->default_value(100'000), "answers of each file")
        ("edns", options::bool_switch(&request.form.edns), "with OPT, payload size 1232")
        ("do", options::bool_switch(&request.form.dnssec), "with OPT that says DO")
        ("pin", options::value(&request.core), "stay on this core");
    // clang-format on
    return named;
}

void run(Request request)
{
    request.form.edns = request.form.edns || request.form.dnssec;
    pin_to_core(request.core);
    const Catalog catalog = load(request.zone);
    json::object all;
    for (const std::string& file : request.files)
        all[std::filesystem::path{file}.stem().string()] = measure(catalog, file, request);
    std::cout << json::serialize(all) << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    Request request;
    return run_tool({"namu_bench_count", usage}, options_for(request), argc, argv, [&] { run(request); });
}
