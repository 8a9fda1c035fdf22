#include "namu/lab/web/web_folder.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include <boost/url/parse.hpp>

namespace namu::lab {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> preset_files{"index.html", "default.html"};

struct MediaType {
    std::string_view extension;
    std::string_view type;
};

constexpr auto media_types = std::to_array<MediaType>({
    {".html", "text/html; charset=utf-8"},
    {".htm", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".json", "application/json"},
    {".xml", "application/xml"},
    {".pdf", "application/pdf"},
    {".zip", "application/zip"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".svg", "image/svg+xml"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
});

/// Whether it may be one step of a path: not hidden, not upwards, and no second step in it (`a%2Fb`).
bool is_plain(std::string_view segment) noexcept
{
    const auto is_odd = [](char c) { return c == '/' || c == '\\' || c == '\x7f' || (c >= '\0' && c < ' '); };
    return !segment.empty() && segment.front() != '.' && std::ranges::none_of(segment, is_odd);
}

bool is_folder(const fs::path& path)
{
    std::error_code unknown;
    return fs::is_directory(path, unknown);
}

bool is_file(const fs::path& path)
{
    std::error_code unknown;
    return fs::is_regular_file(path, unknown);
}

std::optional<fs::path> preset_file(const fs::path& folder)
{
    for (const std::string_view name : preset_files) {
        if (is_file(folder / name))
            return folder / name;
    }
    return std::nullopt;
}

/// Whether the path, with all links followed, is the folder or lies in it.
bool is_within(const fs::path& path, const fs::path& folder)
{
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    const fs::path real_folder = error ? fs::path{} : fs::canonical(folder, error);
    return !error && std::ranges::mismatch(real_folder, real).in1 == real_folder.end();
}

/// The path of a target below a folder; nothing where it could lead elsewhere.
std::optional<fs::path> path_of(const boost::urls::url_view& target, const fs::path& folder)
{
    fs::path path = folder;
    const auto segments = target.segments();
    for (auto at = segments.begin(); at != segments.end(); ++at) {
        const std::string segment = *at;
        if (segment.empty() && std::next(at) == segments.end())
            break; // what stands behind the last slash
        if (!is_plain(segment))
            return std::nullopt;
        path /= segment;
    }
    return path;
}

WebFolder::Found find_below(const fs::path& folder, const boost::urls::url_view& target)
{
    const auto path = path_of(target, folder);
    if (!path || !is_within(*path, folder))
        return WebFolder::NotFound{};
    const std::string_view encoded{target.encoded_path().data(), target.encoded_path().size()};
    const bool ends_with_slash = encoded.ends_with('/');
    if (is_folder(*path)) {
        if (!ends_with_slash)
            return WebFolder::Redirect{std::string{encoded} + "/" +
                                       (target.has_query() ? "?" + std::string{target.encoded_query()} : "")};
        const auto preset = preset_file(*path);
        if (preset && is_within(*preset, folder))
            return WebFolder::File{*preset};
    } else if (!ends_with_slash && is_file(*path)) {
        return WebFolder::File{*path};
    }
    return WebFolder::NotFound{};
}

} // namespace

WebFolder::Found WebFolder::find(std::string_view host, std::string_view target) const
{
    const auto parsed = boost::urls::parse_origin_form(target);
    if (!parsed)
        return NotFound{};
    std::string own{host};
    std::ranges::transform(own, own.begin(), [](char c) { return to_lower(c); });
    if (is_plain(own) && is_folder(folder_ / own) && is_within(folder_ / own, folder_))
        return find_below(folder_ / own, *parsed);
    if (!is_folder(folder_))
        return NoSite{};
    const Found found = find_below(folder_, *parsed);
    // A folder that has nothing but folders for hosts, and perhaps some files, is no site of this host.
    if (std::holds_alternative<NotFound>(found) && !preset_file(folder_))
        return NoSite{};
    return found;
}

std::string_view media_type(const fs::path& file)
{
    const std::string extension = file.extension().string();
    const auto found = std::ranges::find_if(
        media_types, [&](const MediaType& one) { return equal_ignoring_case(one.extension, extension); });
    return found == media_types.end() ? "application/octet-stream" : found->type;
}

} // namespace namu::lab
