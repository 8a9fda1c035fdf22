// Makes zones and questions for measurements: the same for the same seed.

#include "bench/support/text_sink.hpp"
#include "bench/support/tool.hpp"
#include "bench/zones/host_zone.hpp"
#include "bench/zones/many_zones.hpp"
#include "bench/zones/tld_zone.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <boost/program_options.hpp>

namespace {

namespace options = boost::program_options;
using namespace namu::bench;

constexpr std::string_view usage = R"(usage: namu_bench_zones KIND --out FOLDER [OPTION ...]

Writes FOLDER/zone and FOLDER/<class>.questions (a line `NAME TYPE` for each
question, as dnsperf reads them; mixed.questions has all classes).

KIND:
  host    an organisation's hosts: A, AAAA, MX, TXT, CNAME, wildcards, delegations
  tld     a registry's delegations: NS, glue, DS
  many    zones of five records each, and FOLDER/zones.list

)";

struct Request {
    std::string kind;
    std::string folder;
    std::string apex;
    std::uint64_t names = 0;
    std::uint64_t seed = 0;
    std::uint64_t questions = 0;
};

std::unique_ptr<ZoneMaker> maker_of(const Request& request)
{
    const auto apex = [&request](const char* usual) { return request.apex.empty() ? usual : request.apex; };
    if (request.kind == "host")
        return std::make_unique<HostZone>(apex("big.example."), request.names, request.seed);
    if (request.kind == "tld")
        return std::make_unique<TldZone>(apex("test."), request.names, request.seed);
    throw std::invalid_argument{"there is no kind " + request.kind + "; it is host, tld or many"};
}

void write_class(const Request& request, const ZoneMaker& maker, std::size_t number)
{
    TextSink questions{request.folder + '/' + std::string{maker.classes()[number].name} + ".questions"};
    Draws draws{request.seed, static_cast<std::uint32_t>(100 + number)};
    for (std::uint64_t i = 0; i < request.questions; ++i)
        maker.write_question(questions, number, draws);
    questions.close();
}

void write_mixture(const Request& request, const ZoneMaker& maker)
{
    TextSink questions{request.folder + "/mixed.questions"};
    Draws draws{request.seed, 99};
    for (std::uint64_t i = 0; i < request.questions; ++i) {
        std::uint64_t left = draws.below(100);
        std::size_t number = 0;
        while (left >= maker.classes()[number].percent)
            left -= maker.classes()[number++].percent;
        maker.write_question(questions, number, draws);
    }
    questions.close();
}

void write_one_zone(const Request& request)
{
    const auto maker = maker_of(request);
    TextSink zone{request.folder + "/zone"};
    maker->write_zone(zone);
    zone.close();
    for (std::size_t i = 0; i < maker->classes().size(); ++i)
        write_class(request, *maker, i);
    write_mixture(request, *maker);
}

options::options_description options_for(Request& request)
{
    options::options_description named;
    // clang-format off
    named.add_options()
        ("out", options::value(&request.folder)->required(), "the folder to write to; made where it is missing")
        ("names", options::value(&request.names)->default_value(1'000'000), "hosts, delegations or zones; at least 100")
        ("apex", options::value(&request.apex), "the name of the zone, with its final dot (big.example., test.)")
        ("questions", options::value(&request.questions)->default_value(400'000), "of each class")
        ("seed", options::value(&request.seed)->default_value(1), "another one makes other names");
    // clang-format on
    return named;
}

void run(const Request& request)
{
    if (request.names < 100)
        throw std::invalid_argument{"--names must be at least 100"};
    std::filesystem::create_directories(request.folder);
    if (request.kind == "many") {
        write_many_zones(request.folder, request.names, request.seed);
        write_many_questions(request.folder, request.names, request.seed, request.questions);
    } else {
        write_one_zone(request);
    }
}

} // namespace

int main(int argc, char** argv)
{
    Request request;
    return namu::bench::run_tool({"namu_bench_zones", usage, "kind", &request.kind}, options_for(request),
                                 argc, argv, [&] { run(request); });
}
