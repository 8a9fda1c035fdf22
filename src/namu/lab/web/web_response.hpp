#pragma once

#include "namu/lab/web/web_folder.hpp"
#include "namu/lab/web/web_page.hpp"

#include <string>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/message_generator.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

namespace namu::lab {

using WebRequest = boost::beast::http::request<boost::beast::http::string_body>;

/// The response of a lab's web server to a request that could be read: a page of the folder, a redirect, the built-in page,
/// or a refusal.
[[nodiscard]] boost::beast::http::message_generator respond(const WebRequest& request, const WebVisit& visit,
                                                            const WebFolder& folder);

/// The last response on a connection, to a request that cannot be read: that status, 400 or above, and a page that says what
/// is wrong.
[[nodiscard]] boost::beast::http::message_generator refuse(const WebRequest& request, const WebVisit& visit,
                                                           boost::beast::http::status status,
                                                           const std::string& text);

} // namespace namu::lab
