#include "bench/zones/many_zones.hpp"

#include "bench/support/text_sink.hpp"
#include "bench/zones/label_maker.hpp"
#include "bench/zones/rdata_text.hpp"

#include <filesystem>

namespace namu::bench {
namespace {

constexpr std::uint64_t zones_in_folder = 1000;
constexpr std::string_view parent = ".example.";

enum Purpose : std::uint32_t { hit_draws = 64, nxdomain_draws };

void write_one(const std::string& path, std::uint64_t number)
{
    TextSink zone{path};
    zone << "$TTL 3600\n@\tIN\tSOA\tns hostmaster 2026010101 14400 3600 1209600 "
            "3600\n@\tIN\tNS\tns\nns\tIN\tA\t";
    write_ipv4(zone, number);
    zone << "\n@\tIN\tA\t192.0.2.80\nwww\tIN\tA\t192.0.2.80\n";
    zone.close();
}

} // namespace

void write_many_zones(const std::string& folder, std::uint64_t zones, std::uint64_t seed)
{
    const LabelMaker labels{zones, seed};
    TextSink list{folder + "/zones.list"};
    for (std::uint64_t i = 0; i < zones; ++i) {
        const std::string subfolder = std::to_string(i / zones_in_folder);
        if (i % zones_in_folder == 0)
            std::filesystem::create_directories(folder + '/' + subfolder);
        const std::string label = labels.label(i);
        const std::string file = subfolder + '/' + label + ".zone";
        write_one(folder + '/' + file, i);
        list << label << parent << ' ' << file << '\n';
    }
    list.close();
}

void write_many_questions(const std::string& folder, std::uint64_t zones, std::uint64_t seed,
                          std::uint64_t count)
{
    const LabelMaker labels{zones, seed};
    TextSink hits{folder + "/hits.questions"};
    TextSink nxdomain{folder + "/nxdomain.questions"};
    Draws draws{seed, hit_draws};
    for (std::uint64_t i = 0; i < count; ++i) {
        hits << "www." << labels.label(draws.below(zones)) << parent << " A\n";
        nxdomain << "nix." << labels.label(draws.below(zones)) << parent << " A\n";
    }
    hits.close();
    nxdomain.close();
}

} // namespace namu::bench
