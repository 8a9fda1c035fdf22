#pragma once

#include "namu/http/message.hpp"
#include "namu/lab/web/web_folder.hpp"

#include <string>

namespace namu::lab {

/// The reply of a lab's web server: a page of the folder, a redirect, the built-in page, or a refusal.
[[nodiscard]] http::Reply respond(const http::Request& request, const WebFolder& folder);

/// A page that says what is wrong; the status is 400 or above.
[[nodiscard]] http::Reply complain(const http::Request& request, unsigned status, const std::string& text);

} // namespace namu::lab
