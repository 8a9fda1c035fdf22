#pragma once

#include "namu/base/diagnostic_text.hpp"
#include "namu/log/level.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace namu {

/// Something that a server has to say: to its log, and to whoever asked for what it tells of.
struct Notice {
    log::Level level = log::Level::notice;
    std::string topic;        ///< what it is about, one word
    std::string text;         ///< one line
    std::string details = {}; ///< further lines, complete: diagnostics, records; they may have colours
    boost::json::object fields = {};
};

using Notices = std::vector<Notice>;

/// As lines for a person in front of a screen.
[[nodiscard]] std::string to_text(const Notices& notices, Colour colour = Colour::never);

/// Adds `more` at the end.
void append(Notices& notices, Notices more);

} // namespace namu
