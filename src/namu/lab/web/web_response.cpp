#include "namu/lab/web/web_response.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/url/authority_view.hpp>
#include <boost/url/parse.hpp>

namespace namu::lab {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace fs = std::filesystem;

/// Whom and what a request is for.
struct Aim {
    std::string host;
    std::string target; ///< path and query
};

/// The form of RFC 9110 §5.6.7, as in "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::chrono::system_clock::time_point time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

std::string http_date(fs::file_time_type time)
{
    const auto system_time = std::chrono::file_clock::to_sys(time);
    return http_date(std::chrono::time_point_cast<std::chrono::system_clock::duration>(system_time));
}

/// A request names its host in the target itself or else in Host (RFC 9112 §3.2.2, §3.2); nothing where it does not.
std::optional<Aim> aim_of(const WebRequest& request)
{
    const std::string_view target{request.target().data(), request.target().size()};
    Aim aim;
    if (const auto absolute = boost::urls::parse_absolute_uri(target);
        absolute && absolute->has_authority()) {
        aim = {absolute->host_address(), std::string{absolute->encoded_target()}};
        if (!aim.target.starts_with('/'))
            aim.target.insert(0, "/");
    } else {
        const auto authority = boost::urls::parse_authority(request[http::field::host]);
        if (!authority || authority->has_userinfo() || request.count(http::field::host) != 1)
            return std::nullopt;
        aim = {authority->host_address(), std::string{target}};
    }
    if (aim.host.ends_with('.'))
        aim.host.pop_back();
    return aim.host.empty() ? std::nullopt : std::optional{std::move(aim)};
}

/// Writes the responses to one request.
class Responder {
public:
    Responder(const WebRequest& request, const WebVisit& visit) : request_{request}, visit_{visit} {}

    http::message_generator respond(const WebFolder& folder) const
    {
        const auto aim = aim_of(request_);
        if (!aim)
            return complaint(http::status::bad_request, "A request needs one Host field, and a host in it.");
        if (request_.method() != http::verb::get && request_.method() != http::verb::head)
            return complaint(http::status::method_not_allowed, "This server answers GET and HEAD only.");
        const auto found = folder.find(aim->host, aim->target);
        if (const auto* const file = std::get_if<WebFolder::File>(&found))
            return send_file(file->path);
        if (const auto* const redirect = std::get_if<WebFolder::Redirect>(&found))
            return send_redirect(redirect->target);
        if (std::holds_alternative<WebFolder::NotFound>(found))
            return complaint(http::status::not_found,
                             "There is no page " + aim->target + " on " + aim->host + ".");
        auto response = head<http::string_body>(http::status::ok);
        response.set(http::field::cache_control, "no-store"); // another client sees another page
        return with_page(std::move(response), built_in_page(aim->host, visit_));
    }

    http::response<http::string_body> complaint(http::status status, const std::string& text) const
    {
        auto response = head<http::string_body>(status);
        if (status == http::status::method_not_allowed)
            response.set(http::field::allow, "GET, HEAD");
        const std::string_view reason{http::obsolete_reason(status)};
        return with_page(std::move(response), error_page(static_cast<unsigned>(status), reason, text));
    }

private:
    template <typename Body>
    http::response<Body> head(http::status status) const
    {
        http::response<Body> response{status, request_.version()};
        response.set(http::field::server, "namu lab");
        response.set(http::field::date, http_date(std::chrono::system_clock::now()));
        response.set("Namu-Client", visit_.client);
        response.keep_alive(request_.keep_alive());
        return response;
    }

    http::response<http::string_body> with_page(http::response<http::string_body> response,
                                                std::string page) const
    {
        response.set(http::field::content_type, "text/html; charset=utf-8");
        response.content_length(page.size());
        if (request_.method() != http::verb::head)
            response.body() = std::move(page);
        return response;
    }

    http::message_generator send_redirect(const std::string& target) const
    {
        auto response = head<http::string_body>(http::status::moved_permanently);
        response.set(http::field::location, target);
        return with_page(std::move(response),
                         error_page(301, "Moved Permanently", "The page is at " + target));
    }

    http::message_generator send_file(const fs::path& path) const
    {
        beast::error_code error;
        http::file_body::value_type body;
        body.open(path.c_str(), beast::file_mode::scan, error);
        if (error)
            return complaint(http::status::forbidden, "The page is there, but may not be read.");
        auto response = head<http::file_body>(http::status::ok);
        std::error_code unknown;
        if (const auto changed = fs::last_write_time(path, unknown); !unknown)
            response.set(http::field::last_modified, http_date(changed));
        response.set(http::field::cache_control, "max-age=60");
        response.set(http::field::content_type, media_type(path));
        const std::uint64_t size = body.size();
        if (request_.method() == http::verb::head) {
            http::response<http::empty_body> only_head{std::move(response.base())};
            only_head.content_length(size);
            return only_head;
        }
        response.body() = std::move(body);
        response.content_length(size);
        return response;
    }

    const WebRequest& request_;
    const WebVisit& visit_;
};

} // namespace

http::message_generator respond(const WebRequest& request, const WebVisit& visit, const WebFolder& folder)
{
    return Responder{request, visit}.respond(folder);
}

http::message_generator refuse(const WebRequest& request, const WebVisit& visit, http::status status,
                               const std::string& text)
{
    auto response = Responder{request, visit}.complaint(status, text);
    response.keep_alive(false); // where the next request would begin is not known
    return response;
}

} // namespace namu::lab
