#include "namu/http/router.hpp"

namespace namu::http {

Reply Router::operator()(const Request& request) const
{
    const auto found = pages_.find(request.path());
    if (found == pages_.end()) {
        std::string known;
        for (const auto& [path, page] : pages_)
            known.append(known.empty() ? "" : ", ").append(path);
        return plain_complaint(request, 404, "There is no such page here; those that are: " + known + ".");
    }
    if (request.method != "GET" && request.method != "HEAD") {
        Reply reply = plain_complaint(request, 405, "This page answers GET and HEAD only.");
        reply.fields.push_back({"Allow", "GET, HEAD"}); // RFC 9110 §15.5.6
        return reply;
    }
    return found->second(request);
}

} // namespace namu::http
