#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu::journey {

enum class Scheme : std::uint8_t { http, ftp, file, mailto, news };

/// What the last part of a path leads to, as far as the path itself tells.
enum class PathForm : std::uint8_t {
    omitted,      ///< `http://host`: the preset file of the top directory
    directory,    ///< `/dir/`: the preset file of that directory
    file,         ///< `/dir/file1.html`
    no_extension, ///< `/kim`: a directory, if there is one of that name
};

/// The parts of a URL, percent encodings decoded except in `target` and `without_password`.
struct UrlParts {
    Scheme scheme = Scheme::http;
    std::optional<std::string> user;
    std::optional<std::string> password;
    std::string host; ///< in small letters, an IPv6 address without its brackets; of mailto the domain
    std::optional<std::uint16_t> port; ///< if it is given
    std::string path;
    PathForm path_form = PathForm::omitted;
    std::string file;      ///< the last part of the path; empty where that is omitted
    std::string extension; ///< of the file, without the dot
    std::optional<std::string> query;
    std::optional<std::string> fragment;
    std::string mailbox;          ///< of mailto: what stands before the `@`
    std::string newsgroup;        ///< of news
    std::string target;           ///< what an HTTP request asks for: path and query as they were written
    std::string without_password; ///< the whole URL with asterisks for the password, fit to be shown
};

/// The parts of a URL, or what is wrong with it and what to write instead.
struct ParsedUrl {
    std::optional<UrlParts> parts;
    std::string complaint;
};

/// Reads a URL of one of the schemes above (RFC 3986 §3).
[[nodiscard]] ParsedUrl parse_url(std::string_view text);

/// What a URL in the page at `base` means, `/dir/` or `http://other/`.
[[nodiscard]] ParsedUrl parse_url_at(const UrlParts& base, std::string_view reference);

/// The port of a scheme's servers where a URL gives none; 0 for `file`.
[[nodiscard]] std::uint16_t default_port(Scheme scheme) noexcept;
[[nodiscard]] std::string_view to_text(Scheme scheme) noexcept;

} // namespace namu::journey
