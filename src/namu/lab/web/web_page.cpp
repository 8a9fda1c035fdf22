#include "namu/lab/web/web_page.hpp"

namespace namu::lab {
namespace {

/// Text of a client must not become part of the page's own markup.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string page(std::string_view title, std::string_view body)
{
    return std::string{"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>"}
        .append(escaped(title))
        .append("</title></head>\n<body>\n<h1>")
        .append(escaped(title))
        .append("</h1>\n")
        .append(body)
        .append("</body>\n</html>\n");
}

} // namespace

std::string built_in_page(std::string_view host, const WebVisit& visit)
{
    return page(host, "<p>You have reached <b>" + escaped(host) + "</b> at " + escaped(visit.server) +
                          ", in a lab of Namu.</p>\n<p>You are " + escaped(visit.client) +
                          ", and this is request " + std::to_string(visit.number) +
                          " on your connection.</p>\n");
}

std::string error_page(unsigned status, std::string_view reason, std::string_view text)
{
    return page(std::to_string(status).append(" ").append(reason), "<p>" + escaped(text) + "</p>\n");
}

} // namespace namu::lab
