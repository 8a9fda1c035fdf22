#include "programs/check_zones.hpp"

#include "namu/load/load_zones.hpp"
#include "namu/tree/tree_report.hpp"
#include "programs/command.hpp"
#include "programs/terminal.hpp"

#include <chrono>
#include <cstdio>

namespace namu {

std::vector<LoadedZone> load_and_compare(const std::vector<ZoneRequest>& requests, std::size_t threads)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const bool has_several = requests.size() > 1;
    auto zones = load_zones(requests, threads, {.keep_positions = has_several, .dnssec = DnssecCheck{now}});
    if (has_several) {
        const ZoneTree tree{zones};
        const TreeInput input{tree, TreeScope::cuts};
        report_findings(find_in_tree(input), input, zones, Patches::none);
    }
    return zones;
}

Fails fails_in(const Arguments& arguments)
{
    return arguments.has("strict") ? Fails::warnings : Fails::errors;
}

int print_report(const CheckReport& report, const Arguments& arguments)
{
    if (arguments.value("format") == "json")
        print(report.to_json());
    else
        print(report.to_text(colour_for(stdout), arguments.has("quiet") ? Say::mistakes : Say::everything));
    return report.has_failed() ? status_bad : status_fine;
}

} // namespace namu
