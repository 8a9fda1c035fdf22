#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace namu {

/// What `namu ctl` was told, as it comes to the program that does it.
struct ControlRequest {
    std::string command;
    std::vector<std::string> words;
};

/// The member `command` and those of `words` that are text.
[[nodiscard]] ControlRequest control_request_in(const boost::json::object& request);

/// "a lab knows no command `statsu`; did you mean status?"
[[nodiscard]] std::string unknown_command(const std::string& who, const std::string& command,
                                          const std::vector<std::string_view>& known);

} // namespace namu
