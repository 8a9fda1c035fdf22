#include "programs/journey/url_parts.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rr_type.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

namespace namu::journey {
namespace {

namespace urls = boost::urls;

struct SchemeRow {
    std::string_view name;
    std::uint16_t port;
    bool needs_host;
};

/// In the order of Scheme.
constexpr std::array<SchemeRow, 5> schemes{{
    {"http", 80, true},
    {"ftp", 21, true},
    {"file", 0, false},
    {"mailto", 25, false},
    {"news", 119, false},
}};

const SchemeRow& row_of(Scheme scheme) noexcept
{
    return schemes[static_cast<std::size_t>(scheme)];
}

ParsedUrl complain(std::string complaint)
{
    return {std::nullopt, std::move(complaint)};
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return to_lower(c); });
    return text;
}

bool looks_like_host(std::string_view text)
{
    const auto is_usual = [](char c) {
        return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '-' || c == '_' || c == '.';
    };
    return !text.empty() && std::ranges::all_of(text, is_usual) && Name::from_text(text).has_value();
}

/// A scheme is what people leave out, and then the host is taken for one where a port follows.
ParsedUrl complain_about_text(std::string_view text)
{
    const std::string_view host = text.substr(0, text.find_first_of("/:?#"));
    const bool has_other_scheme = text.substr(host.size()).starts_with("://");
    const bool has_user =
        text.find('@') != std::string_view::npos; // and perhaps a password, which is not shown
    if (!has_other_scheme && !has_user && looks_like_host(host))
        return complain("it has no scheme, which says how to get there: write http://" + std::string{text});
    if (std::ranges::any_of(text, [](char c) { return (c & '\x80') != '\0'; }))
        return complain("a URL is ASCII text: write a name as xn--..., other letters as %XX of their UTF-8");
    if (text.find(' ') != std::string_view::npos)
        return complain("a URL has no blanks: write %20");
    return complain("it is no URL: write http://www.lab.glasscom.com/dir1/file1.html, for example");
}

std::optional<Scheme> scheme_of(std::string_view text)
{
    const auto found = std::ranges::find_if(
        schemes, [&](const SchemeRow& row) { return equal_ignoring_case(row.name, text); });
    if (found == schemes.end())
        return std::nullopt;
    return static_cast<Scheme>(found - schemes.begin());
}

/// What is wrong with the port, or nothing; it goes into the parts.
std::optional<std::string> take_port(const urls::url_view& url, UrlParts& parts)
{
    const std::string_view text{url.port().data(), url.port().size()};
    if (text.empty())
        return std::nullopt;
    parts.port = u16_from_text(text);
    if (!parts.port || *parts.port == 0)
        return "port " + std::string{text} + " is not between 1 and 65535";
    return std::nullopt;
}

/// What is wrong with user, host and port, or nothing.
std::optional<std::string> take_authority(const urls::url_view& url, UrlParts& parts)
{
    if (url.has_userinfo())
        parts.user = url.user();
    if (url.has_password())
        parts.password = url.password();
    parts.host = lower(url.host_address());
    if (parts.host.ends_with('.'))
        parts.host.pop_back();
    if (parts.host.empty() && row_of(parts.scheme).needs_host)
        return "it has no host: write one behind `://`";
    boost::system::error_code is_no_address;
    boost::asio::ip::make_address(parts.host, is_no_address);
    if (!parts.host.empty() && is_no_address && !looks_like_host(parts.host))
        return "`" + parts.host + "` is neither a host name nor an address";
    return take_port(url, parts);
}

void take_path(const urls::url_view& url, UrlParts& parts)
{
    parts.path = url.path();
    const auto segments = url.segments();
    parts.file = segments.empty() ? "" : segments.back();
    const std::size_t dot = parts.file.rfind('.');
    const bool has_extension = dot != std::string::npos && dot != 0 && dot + 1 != parts.file.size();
    parts.extension = has_extension ? parts.file.substr(dot + 1) : "";
    if (parts.path.empty() || parts.path == "/")
        parts.path_form = PathForm::omitted;
    else if (parts.file.empty())
        parts.path_form = PathForm::directory;
    else
        parts.path_form = has_extension ? PathForm::file : PathForm::no_extension;
    parts.target = std::string{url.encoded_target()};
    if (!parts.target.starts_with('/'))
        parts.target.insert(0, "/");
}

std::optional<std::string> take_mailbox(const urls::url_view& url, UrlParts& parts)
{
    const std::string text = url.path();
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || at == 0 || !looks_like_host(std::string_view{text}.substr(at + 1)))
        return "a mail address has a user, an @ and a domain: mailto:tone@cyber.co.kr";
    parts.mailbox = text.substr(0, at);
    parts.host = lower(text.substr(at + 1));
    return std::nullopt;
}

std::optional<std::string> take_newsgroup(const urls::url_view& url, UrlParts& parts)
{
    parts.newsgroup = url.path();
    return url.has_authority() || parts.newsgroup.empty()
               ? std::optional<std::string>{"it names no newsgroup: write news:comp.protocols.tcp-ip"}
               : std::nullopt;
}

std::optional<std::string> take_rest(const urls::url_view& url, UrlParts& parts)
{
    if (parts.scheme == Scheme::mailto)
        return take_mailbox(url, parts);
    if (parts.scheme == Scheme::news)
        return take_newsgroup(url, parts);
    if (!url.has_authority())
        return "two slashes and a host follow the scheme: " + std::string{to_text(parts.scheme)} + "://";
    take_path(url, parts);
    return take_authority(url, parts);
}

std::string masked(const urls::url_view& from)
{
    urls::url url{from};
    if (url.has_password())
        url.set_encoded_password("********");
    return std::string{url.buffer()};
}

ParsedUrl parts_of(const urls::url_view& url)
{
    UrlParts parts;
    parts.scheme = *scheme_of(url.scheme());
    if (url.has_query())
        parts.query = url.query();
    if (url.has_fragment())
        parts.fragment = url.fragment();
    parts.without_password = masked(url);
    if (auto complaint = take_rest(url, parts))
        return complain(std::move(*complaint));
    return {std::move(parts), {}};
}

} // namespace

ParsedUrl parse_url(std::string_view text)
{
    const auto url = urls::parse_uri(text);
    if (!url)
        return complain_about_text(text);
    if (scheme_of(url->scheme()))
        return parts_of(*url);
    if (url->scheme().find('.') != std::string_view::npos || url->scheme() == "localhost")
        return complain_about_text(text);
    const std::string scheme{url->scheme()};
    return complain("of the scheme `" + scheme +
                    "` nothing is known here, but of http, ftp, file, mailto and news" +
                    (scheme == "https" ? "; the journey has no TLS: write http://" : ""));
}

ParsedUrl parse_url_at(const UrlParts& base, std::string_view reference)
{
    const auto from = urls::parse_uri(base.without_password);
    const auto to = urls::parse_uri_reference(reference);
    urls::url whole;
    if (!from || !to || !urls::resolve(*from, *to, whole))
        return complain("`" + std::string{reference} + "` is no URL");
    return parse_url(std::string_view{whole.buffer().data(), whole.buffer().size()});
}

std::uint16_t default_port(Scheme scheme) noexcept
{
    return row_of(scheme).port;
}

std::string_view to_text(Scheme scheme) noexcept
{
    return row_of(scheme).name;
}

} // namespace namu::journey
