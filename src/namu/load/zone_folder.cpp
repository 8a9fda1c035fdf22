#include "namu/load/zone_folder.hpp"

#include "namu/load/rules.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace namu {
namespace {

namespace fs = std::filesystem;

// Not a zone although the name begins with `db.`.
constexpr std::array<std::string_view, 11> other_ends{
    "~", ".bak", ".old", ".orig", ".save", ".swp", ".tmp", ".rej", ".jnl", ".inc", ".md",
};

bool is_hidden(std::string_view file_name) noexcept
{
    return file_name.starts_with('.') || file_name.starts_with('#');
}

void report_unreadable(const std::string& folder, const std::error_code& error, Diagnostics& diagnostics)
{
    diagnostics.report({.rule = &load_rule::folder_not_readable,
                        .where = {},
                        .message = folder + ": the folder cannot be read: " + error.message(),
                        .hint = "the user who runs namu must be allowed to list it: `ls -ld` shows who is"});
}

void list_files(const std::string& folder, std::vector<std::string>& files, std::error_code& error)
{
    auto entry = fs::recursive_directory_iterator{folder, error};
    while (!error && entry != fs::recursive_directory_iterator{}) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown; // of a link that leads nowhere: then it is no file
        if (is_hidden(name))
            entry.disable_recursion_pending();
        else if (looks_like_zone_file(name) && entry->is_regular_file(unknown))
            files.push_back(entry->path().string());
        entry.increment(error);
    }
}

} // namespace

bool looks_like_zone_file(std::string_view file_name) noexcept
{
    if (is_hidden(file_name) ||
        std::ranges::any_of(other_ends, [&](std::string_view end) { return file_name.ends_with(end); }))
        return false;
    return file_name.ends_with(".zone") || file_name.ends_with(".db") ||
           (file_name.starts_with("db.") && file_name.size() > 3);
}

std::vector<std::string> zone_files_below(const std::string& folder, Diagnostics& diagnostics)
{
    std::vector<std::string> files;
    std::error_code error;
    list_files(folder, files, error);
    if (error)
        report_unreadable(folder, error, diagnostics);
    else if (files.empty())
        diagnostics.report({.rule = &load_rule::folder_without_zones,
                            .where = {},
                            .message = folder + ": no zone file is in this folder",
                            .hint = "call zone files `*.zone`, `*.db` or `db.*`, or name the file itself"});
    std::ranges::sort(files);
    return files;
}

} // namespace namu
