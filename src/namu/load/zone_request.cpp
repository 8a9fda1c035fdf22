#include "namu/load/zone_request.hpp"

#include "namu/load/zone_folder.hpp"
#include "namu/load/zone_list.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace namu {
namespace {

bool is_folder(const std::string& path)
{
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

void collect_path(const std::string& path, const ZoneArguments& arguments, ZoneRequests& into)
{
    if (!is_folder(path) && !arguments.folders.contains(path)) {
        into.requests.push_back({path, arguments.origin});
        return;
    }
    for (std::string& file : zone_files_below(path, into.diagnostics))
        into.requests.push_back({std::move(file), arguments.origin});
}

} // namespace

ZoneRequests collect_zone_requests(const ZoneArguments& arguments)
{
    ZoneRequests wanted;
    for (const std::string& path : arguments.paths)
        collect_path(path, arguments, wanted);
    wanted.requests.insert(wanted.requests.end(), arguments.named.begin(), arguments.named.end());
    for (const std::string& list : arguments.lists)
        read_zone_list(list, wanted);
    return wanted;
}

} // namespace namu
