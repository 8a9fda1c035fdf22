#pragma once

#include "namu/log/level.hpp"

#include <boost/json/object.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace namu::log {

using Time = std::chrono::system_clock::time_point;

/// Something that happened.
struct Event {
    Level level = Level::notice;
    std::string_view topic;   ///< what part it is about, one word: "zone", "server", "config"
    std::string_view text;    ///< one line for people; says everything that they need
    std::string_view details; ///< further lines for people, such as diagnostics; may be empty
    /// The same for machines, by name: zone, file, serial, client. Only the JSON form shows them.
    boost::json::object fields = {};
};

enum class Format : std::uint8_t { text, json };

/// Nothing where it is neither "text" nor "json".
[[nodiscard]] std::optional<Format> format_from_text(std::string_view text) noexcept;

/// Who reads text, and what they know already.
enum class Reader : std::uint8_t {
    screen,   ///< a person in front of it: `namu: error: TEXT`
    terminal, ///< the same with colours
    journal, ///< it knows the time and the program, and wants a priority on each line (sd-daemon(3)): `<3>TEXT`
    file,    ///< nobody yet: `2026-11-23T10:50:07.123Z error zone: TEXT`, further lines indented
};

/// The event as lines for people, the last one complete.
[[nodiscard]] std::string text_form(const Event& event, Time time, Reader reader);

/// The event as one line of JSON: time, level, topic, text, details if there are any, and the fields. For the journal with
/// its priority in front.
[[nodiscard]] std::string json_form(const Event& event, Time time, Reader reader);

/// `2026-11-23T10:50:07.123Z`: UTC, as RFC 3339 §5.6 has it.
[[nodiscard]] std::string time_text(Time time);

/// Text with what is not UTF-8 replaced by `?`, since JSON cannot hold it (RFC 8259 §8.1).
[[nodiscard]] std::string to_utf8(std::string_view text);

} // namespace namu::log
