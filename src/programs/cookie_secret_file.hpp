#pragma once

#include "namu/answer/cookies.hpp"

#include <string>
#include <vector>

#include <boost/system/result.hpp>

namespace namu {

/// Reads secrets of DNS cookies: 32 hexadecimal digits in each line, the current one first. Empty lines and
/// lines that begin with `#` count for nothing.
///
/// What is wrong, in words for the person who wrote the file, where there is no secret or a line is none.
[[nodiscard]] boost::system::result<std::vector<CookieSecret>, std::string>
read_cookie_secrets(const std::string& path);

/// One that nobody knows, for a server that shares its address with no other.
[[nodiscard]] CookieSecret random_cookie_secret();

} // namespace namu
