#include "programs/serve_files.hpp"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace namu {
namespace {

namespace fs = std::filesystem;

/// A list of folders that has each once.
class Folders {
public:
    /// Links on the way to a file are followed when its folder is opened; only the last step may lead out of it.
    void add_of_file(const fs::path& file)
    {
        all_.insert(file.has_parent_path() ? file.parent_path().string() : ".");
        std::error_code fault;
        if (!fs::is_symlink(file, fault))
            return;
        const fs::path real = fs::canonical(file, fault);
        if (!fault)
            all_.insert(real.parent_path().string());
    }

    /// A folder of zone files, which may be a link itself or hold links to files elsewhere.
    void add_folder(const fs::path& folder)
    {
        all_.insert(folder.string());
        std::error_code fault;
        fs::recursive_directory_iterator entry{folder, fs::directory_options::skip_permission_denied, fault};
        for (; !fault && entry != fs::recursive_directory_iterator{}; entry.increment(fault)) {
            if (entry->is_symlink(fault))
                add_of_file(entry->path());
        }
    }

    void add_path(const fs::path& path)
    {
        std::error_code fault;
        if (fs::is_directory(path, fault))
            add_folder(path);
        else
            add_of_file(path);
    }

    [[nodiscard]] std::vector<std::string> take() const { return {all_.begin(), all_.end()}; }

private:
    std::set<std::string> all_;
};

void add_zones(Folders& folders, const ZoneArguments& zones)
{
    for (const std::string& path : zones.paths)
        folders.add_path(path);
    for (const ZoneRequest& zone : zones.named)
        folders.add_of_file(zone.path);
    for (const std::string& list : zones.lists)
        folders.add_of_file(list);
    for (const ZoneRequest& zone : collect_zone_requests({.lists = zones.lists}).requests)
        folders.add_of_file(zone.path);
}

} // namespace

privilege::FileAccess serve_files(const config::Configuration& configuration,
                                  const std::vector<std::string>& others, std::vector<std::string> written)
{
    Folders folders;
    add_zones(folders, zone_arguments(configuration));
    for (const config::ViewSettings& view : configuration.view)
        add_zones(folders, zone_arguments(view));
    if (configuration.cookies.secret_file)
        folders.add_of_file(*configuration.cookies.secret_file);
    for (const std::string& file : others)
        folders.add_of_file(file);
    std::error_code fault;
    std::erase_if(written, [&](const std::string& folder) { return !fs::is_directory(folder, fault); });
    return {.read = folders.take(), .write = std::move(written), .execute = {}};
}

} // namespace namu
