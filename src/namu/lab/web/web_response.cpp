#include "namu/lab/web/web_response.hpp"

#include "namu/http/date.hpp"
#include "namu/lab/web/web_page.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include <boost/url/authority_view.hpp>
#include <boost/url/parse.hpp>

namespace namu::lab {
namespace {

namespace fs = std::filesystem;

constexpr const char* html = "text/html; charset=utf-8";

/// Whom and what a request is for.
struct Aim {
    std::string host;
    std::string target; ///< path and query
};

/// A request names its host in the target itself or else in Host (RFC 9112 §3.2.2, §3.2); nothing where it does not.
std::optional<Aim> aim_of(const http::Request& request)
{
    Aim aim;
    if (const auto absolute = boost::urls::parse_absolute_uri(request.target);
        absolute && absolute->has_authority()) {
        aim = {absolute->host_address(), std::string{absolute->encoded_target()}};
        if (!aim.target.starts_with('/'))
            aim.target.insert(0, "/");
    } else {
        const auto authority = boost::urls::parse_authority(request.field("Host"));
        if (!authority || authority->has_userinfo() || request.count("Host") != 1)
            return std::nullopt;
        aim = {authority->host_address(), request.target};
    }
    if (aim.host.ends_with('.'))
        aim.host.pop_back();
    return aim.host.empty() ? std::nullopt : std::optional{std::move(aim)};
}

WebVisit visit_of(const http::Request& request)
{
    return {request.server.to_text(), request.client.to_text(), request.number};
}

http::Reply page(const http::Request& request, unsigned status, std::string body)
{
    return {.status = status,
            .media_type = html,
            .body = std::move(body),
            .fields = {{"Namu-Client", request.client.to_text()}}};
}

http::Reply redirect(const http::Request& request, const std::string& target)
{
    auto reply = page(request, 301, error_page(301, "Moved Permanently", "The page is at " + target));
    reply.fields.push_back({"Location", target});
    return reply;
}

http::Reply file(const http::Request& request, const fs::path& path)
{
    auto reply = page(request, 200, {});
    reply.media_type = media_type(path);
    reply.file = path;
    std::error_code unknown;
    if (const auto changed = fs::last_write_time(path, unknown); !unknown) {
        const auto time = std::chrono::file_clock::to_sys(changed);
        reply.fields.push_back(
            {"Last-Modified",
             http::date_text(std::chrono::time_point_cast<std::chrono::system_clock::duration>(time))});
    }
    reply.fields.push_back({"Cache-Control", "max-age=60"});
    return reply;
}

} // namespace

http::Reply respond(const http::Request& request, const WebFolder& folder)
{
    const auto aim = aim_of(request);
    if (!aim)
        return complain(request, 400, "A request needs one Host field, and a host in it.");
    if (request.method != "GET" && request.method != "HEAD") {
        auto reply = complain(request, 405, "This server answers GET and HEAD only.");
        reply.fields.push_back({"Allow", "GET, HEAD"});
        return reply;
    }
    const auto found = folder.find(aim->host, aim->target);
    if (const auto* const one = std::get_if<WebFolder::File>(&found))
        return file(request, one->path);
    if (const auto* const moved = std::get_if<WebFolder::Redirect>(&found))
        return redirect(request, moved->target);
    if (std::holds_alternative<WebFolder::NotFound>(found))
        return complain(request, 404, "There is no page " + aim->target + " on " + aim->host + ".");
    auto reply = page(request, 200, built_in_page(aim->host, visit_of(request)));
    reply.fields.push_back({"Cache-Control", "no-store"}); // another client sees another page
    return reply;
}

http::Reply complain(const http::Request& request, unsigned status, const std::string& text)
{
    return page(request, status, error_page(status, http::reason(status), text));
}

} // namespace namu::lab
