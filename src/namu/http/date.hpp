#pragma once

#include <chrono>
#include <string>

namespace namu::http {

/// The form of RFC 9110 §5.6.7, as in "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string date_text(std::chrono::system_clock::time_point time);

} // namespace namu::http
