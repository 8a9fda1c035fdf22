#include "namu/log/event.hpp"

#include "namu/base/utf8.hpp"

#include <boost/json/serialize.hpp>

#include <array>
#include <cstdio>
#include <ctime>

namespace namu::log {
namespace {

/// Of syslog(3).
std::string priority(Level level)
{
    constexpr int gravest = 3;
    return "<" + std::to_string(gravest + static_cast<int>(level)) + ">";
}

std::string_view colour_of(Level level)
{
    switch (level) {
    case Level::error: return "\033[1;31m";
    case Level::warning: return "\033[1;35m";
    case Level::notice:
    case Level::info: return {};
    case Level::debug: break;
    }
    return "\033[2m";
}

/// "error: ", where the level is not what one expects anyhow.
std::string level_mark(Level level, Reader reader)
{
    if (level == Level::notice || level == Level::info)
        return {};
    const std::string word = std::string{to_text(level)} + ": ";
    return reader == Reader::terminal ? std::string{colour_of(level)} + word + "\033[0m" : word;
}

std::string begin_of_text(const Event& event, Time time, Reader reader)
{
    switch (reader) {
    case Reader::screen:
    case Reader::terminal: return "namu: " + level_mark(event.level, reader);
    case Reader::journal: return priority(event.level);
    case Reader::file: break;
    }
    return time_text(time) + " " + std::string{to_text(event.level)} + " " + std::string{event.topic} + ": ";
}

/// Each line of a text with something in front of it and its end behind.
void append_lines(std::string& out, std::string_view text, std::string_view before)
{
    while (!text.empty()) {
        const std::size_t size = text.find('\n');
        out.append(before).append(text.substr(0, size)).append("\n");
        text.remove_prefix(size == std::string_view::npos ? text.size() : size + 1);
    }
}

} // namespace

std::optional<Format> format_from_text(std::string_view text) noexcept
{
    if (text == "text")
        return Format::text;
    if (text == "json")
        return Format::json;
    return std::nullopt;
}

std::string text_form(const Event& event, Time time, Reader reader)
{
    std::string out;
    append_lines(out, event.text, begin_of_text(event, time, reader));
    const std::string before = reader == Reader::journal ? priority(event.level)
                               : reader == Reader::file  ? "    "
                                                         : "";
    append_lines(out, event.details, before);
    return out;
}

std::string json_form(const Event& event, Time time, Reader reader)
{
    boost::json::object object;
    object["time"] = time_text(time);
    object["level"] = to_text(event.level);
    object["topic"] = to_utf8(event.topic);
    object["text"] = to_utf8(event.text);
    if (!event.details.empty())
        object["details"] = to_utf8(event.details);
    for (const auto& field : event.fields) {
        if (!object.contains(field.key()))
            object[field.key()] = field.value();
    }
    return (reader == Reader::journal ? priority(event.level) : std::string{}) +
           boost::json::serialize(object) + "\n";
}

std::string time_text(Time time)
{
    using namespace std::chrono;
    const auto whole = floor<seconds>(time);
    const std::time_t seconds = system_clock::to_time_t(whole);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const auto milliseconds = static_cast<int>(floor<std::chrono::milliseconds>(time - whole).count());
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text.data() + size, text.size() - size, ".%03dZ", milliseconds);
    return text.data();
}

std::string to_utf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t octets = first_character(text).octets;
        out.append(octets == 0 ? std::string_view{"?"} : text.substr(0, octets));
        text.remove_prefix(octets == 0 ? 1 : octets);
    }
    return out;
}

} // namespace namu::log
