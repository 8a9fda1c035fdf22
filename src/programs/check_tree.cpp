#include "programs/check_tree.hpp"

#include "namu/load/load_zones.hpp"
#include "namu/tree/mend.hpp"
#include "namu/tree/replace_file.hpp"
#include "namu/tree/tree_check.hpp"
#include "namu/tree/tree_report.hpp"
#include "programs/check_report.hpp"
#include "programs/command.hpp"
#include "programs/counted.hpp"
#include "programs/terminal.hpp"

#include <chrono>
#include <filesystem>
#include <system_error>

namespace namu {
namespace {

LoadOptions tree_load_options()
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {.keep_positions = true, .dnssec = DnssecCheck{now}};
}

/// The zones of a folder, and what was wrong with the folder itself.
struct LoadedFolder {
    ZoneRequests wanted;
    std::vector<LoadedZone> zones;
};

LoadedFolder load_folder(const std::string& folder, std::size_t threads)
{
    LoadedFolder loaded{collect_zone_requests({.paths = {folder}}), {}};
    loaded.zones = load_zones(loaded.wanted.requests, threads, tree_load_options());
    return loaded;
}

/// False, with the reason told, where the options make no sense together.
bool has_sense(const CommandSyntax& syntax, const Arguments& arguments)
{
    std::error_code error;
    const auto wrong = [&](std::string_view what) {
        report_wrong_use(syntax, what);
        return false;
    };
    if (!arguments.positionals().empty() || arguments.has("zone") || arguments.has("zone-list") ||
        arguments.has("origin"))
        return wrong("--tree DIR checks the zone files of that folder; name no other zones with it");
    for (const std::string_view option : {"tree", "baseline"}) {
        const auto folder = arguments.value(option);
        if (folder && !std::filesystem::is_directory(*folder, error))
            return wrong("--" + std::string{option} + " takes a folder with zone files, not `" + *folder +
                         "`");
    }
    if (arguments.has("fix") && arguments.value("format") == "patch")
        return wrong("--fix changes the files, --format patch only says how: take one of them");
    return true;
}

/// Writes the files; those that cannot be written are told, and false is returned.
bool write_files(const std::vector<MendedFile>& files)
{
    bool is_done = true;
    for (const MendedFile& file : files) {
        const std::string reason = replace_file(file.path, file.before, file.after);
        if (reason.empty())
            continue;
        print_error("namu: " + file.path + " cannot be changed: " + reason + "\n");
        is_done = false;
    }
    return is_done;
}

std::string mended_text(const std::vector<MendedFile>& files)
{
    std::string text;
    for (const MendedFile& file : files)
        text.append(file.patch).append(file.path).append(": mended\n");
    return text;
}

std::string joined_patch(const std::vector<MendedFile>& files)
{
    std::string patch;
    for (const MendedFile& file : files)
        patch += file.patch;
    return patch;
}

/// Of zones of the baseline that cannot be read nothing can be compared: that is told.
void tell_unread(const std::vector<LoadedZone>& baseline)
{
    for (const LoadedZone& zone : baseline) {
        if (zone.zone == nullptr)
            print_error("namu: the baseline's " + zone.path +
                        " has mistakes: its serial is not compared; `namu check` shows them\n");
    }
}

void print_patch(const std::vector<MendedFile>& mended, const CheckReport& left)
{
    print(joined_patch(mended));
    if (left.mistakes() != 0)
        print_error("namu: of " + counted(left.mistakes(), "finding") +
                    " there is no patch; without --format patch they are told\n");
}

void print_report(const Arguments& arguments, const std::vector<MendedFile>& mended,
                  const CheckReport& report)
{
    const auto format = arguments.value("format");
    const Say say = arguments.has("quiet") ? Say::mistakes : Say::everything;
    if (format == "patch")
        print_patch(mended, report);
    else if (format == "json")
        print(report.to_json());
    else
        print(mended_text(mended) + report.to_text(colour_for(stdout), say));
}

} // namespace

int check_tree(const CommandSyntax& syntax, const Arguments& arguments)
{
    if (!has_sense(syntax, arguments))
        return status_wrong_use;
    const std::string folder = *arguments.value("tree");
    const std::size_t threads = arguments.number("threads").value_or(0);
    LoadedFolder loaded = load_folder(folder, threads);
    LoadedFolder before;
    if (const auto baseline = arguments.value("baseline"))
        before = load_folder(*baseline, threads);
    tell_unread(before.zones);
    const ZoneTree published{before.zones};
    const ZoneTree* const baseline = arguments.has("baseline") ? &published : nullptr;

    const PatchPaths paths{folder};
    const bool is_fixing = arguments.has("fix");
    std::vector<MendedFile> mended;
    if (is_fixing || arguments.value("format") == "patch") {
        TreeMender mender{loaded.zones, baseline, tree_load_options()};
        mender.run();
        mended = mender.files(paths);
    }
    const bool is_written = !is_fixing || write_files(mended);

    const ZoneTree tree{loaded.zones};
    const TreeInput input{tree, TreeScope::tree, baseline};
    report_findings(find_in_tree(input), input, loaded.zones, Patches::each, paths);
    CheckReport report{loaded.wanted, loaded.zones,
                       arguments.has("strict") ? Fails::warnings : Fails::errors};
    if (is_fixing)
        report.add_mended(mended);
    print_report(arguments, mended, report);
    return report.has_failed() || !is_written ? status_bad : status_fine;
}

} // namespace namu
