#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace namu::lab {

/// The folder `www` beside the zones of a lab: what its web server finds there for a host and a request target.
///
/// A host whose name is a folder's in it, `www/www.lab.glasscom.com/`, has the files below that one and no others. Other
/// hosts have those of `www/` itself.
///
/// A target that ends with `/` names no file: the preset file of that directory stands in, `index.html` or, where that is
/// missing, `default.html`. One that names a directory without the slash at its end is sent to the one with it. Nothing
/// outside the folder is ever found, be it by `..`, by percent encodings or by symbolic links; nor is what begins with
/// a dot.
///
/// Thread safety: any number of threads may ask.
class WebFolder {
public:
    /// A folder need not be there, and may come and go.
    explicit WebFolder(std::filesystem::path folder) : folder_{std::move(folder)} {}

    struct File {
        std::filesystem::path path; ///< a regular file
    };
    struct Redirect {
        std::string target; ///< the same directory with a slash at its end, and the query
    };
    /// The host has pages here, but not this one.
    struct NotFound {};
    /// Nobody has put pages there for this host.
    struct NoSite {};
    using Found = std::variant<File, Redirect, NotFound, NoSite>;

    /// `host` is a name or an address without a port, in any case; `target` is the origin form of a request target,
    /// `/dir1/file1.html?query`.
    [[nodiscard]] Found find(std::string_view host, std::string_view target) const;

private:
    std::filesystem::path folder_;
};

/// The media type of a file by the end of its name; `application/octet-stream` for one that is not known.
[[nodiscard]] std::string_view media_type(const std::filesystem::path& file);

} // namespace namu::lab
