#include "namu/watch/folders_of.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

namespace namu::watch {
namespace {

namespace fs = std::filesystem;

/// As many as the kernel follows; more are a circle.
constexpr int most_links = 40;

fs::path nearest_folder(fs::path folder)
{
    std::error_code error;
    while (!fs::is_directory(folder, error) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

/// The first part of a path that is a link, replaced by what it leads to; empty where there is none.
fs::path follow_one_link(const fs::path& path, std::set<std::string>& folders)
{
    fs::path done;
    for (auto part = path.begin(); part != path.end(); ++part) {
        const fs::path folder = done;
        done /= *part;
        std::error_code error;
        if (!fs::is_symlink(fs::symlink_status(done, error)))
            continue;
        folders.insert(folder.string());
        fs::path target = folder / fs::read_symlink(done, error);
        for (++part; part != path.end(); ++part)
            target /= *part;
        return target.lexically_normal();
    }
    return {};
}

} // namespace

void add_folders_of(const std::string& path, std::set<std::string>& folders)
{
    std::error_code error;
    fs::path at = fs::absolute(path, error).lexically_normal();
    for (int links = 0; links < most_links; ++links) {
        fs::path next = follow_one_link(at, folders);
        if (next.empty())
            break;
        at = std::move(next);
    }
    folders.insert(nearest_folder(at.parent_path()).string());
}

void add_folders_below(const std::string& folder, std::set<std::string>& folders)
{
    std::error_code error;
    const fs::path top = fs::absolute(folder, error).lexically_normal();
    if (!fs::is_directory(top, error))
        return add_folders_of(folder, folders);
    folders.insert((top.has_filename() ? top : top.parent_path()).string());
    auto entry = fs::recursive_directory_iterator{top, error};
    while (!error && entry != fs::recursive_directory_iterator{}) {
        if (entry->path().filename().string().starts_with('.'))
            entry.disable_recursion_pending();
        else if (entry->is_directory(error) && !entry->is_symlink(error))
            folders.insert(entry->path().lexically_normal().string());
        entry.increment(error);
    }
}

} // namespace namu::watch
