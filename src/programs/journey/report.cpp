#include "programs/journey/report.hpp"

#include "namu/base/utf8.hpp"
#include "namu/wire/message_text.hpp"
#include "programs/counted.hpp"
#include "programs/message_json.hpp"
#include "programs/terminal.hpp"
#include "programs/wrap.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

namespace namu::journey {
namespace {

namespace json = boost::json;

constexpr std::size_t indent = 5;
constexpr std::size_t octets_in_line = 16;
constexpr std::string_view hex_digits = "0123456789abcdef";

std::string hex(std::uint8_t octet)
{
    return {hex_digits[octet >> 4U], hex_digits[octet & 0xfU]};
}

/// "001c  03 63 6f 6d 00 ...  .com."
std::string dump(const Fact::Octets& octets)
{
    std::string text;
    for (std::size_t begin = 0; begin < octets.size(); begin += octets_in_line) {
        const std::size_t end = std::min(begin + octets_in_line, octets.size());
        std::string line =
            hex(static_cast<std::uint8_t>(begin >> 8U)) + hex(static_cast<std::uint8_t>(begin)) + " ";
        std::string letters;
        for (std::size_t i = begin; i < end; ++i) {
            line += " " + hex(octets[i]);
            letters += octets[i] > ' ' && octets[i] < 0x7f ? static_cast<char>(octets[i]) : '.';
        }
        line.append((begin + octets_in_line - end) * 3 + 2, ' ').append(letters);
        text += line + "\n";
    }
    return text;
}

std::string duration_text(std::int64_t microseconds)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f ms", static_cast<double>(microseconds) / 1'000);
    return text.data();
}

std::string number_text(FactName name, std::int64_t number, Language language)
{
    const bool is_korean = language == Language::korean;
    switch (name) {
    case FactName::microseconds: return duration_text(number);
    case FactName::octets:
        return is_korean ? std::to_string(number) + "바이트"
                         : counted(static_cast<std::size_t>(number), "octet");
    case FactName::seconds_left:
    case FactName::kept_seconds:
        return is_korean ? std::to_string(number) + "초"
                         : counted(static_cast<std::size_t>(number), "second");
    case FactName::port_here:
        return std::to_string(number) + (is_korean ? ", 80번 포트를 대신한다" : ", which stands for port 80");
    case FactName::prefix: return "/" + std::to_string(number);
    default: return std::to_string(number);
    }
}

std::string joined(const Fact::Texts& texts)
{
    std::string lines;
    for (const std::string& text : texts)
        lines += text + "\n";
    return lines;
}

/// The value as lines; what came from elsewhere must not move the cursor.
std::string value_text(const Fact& fact, Language language)
{
    struct Visitor {
        FactName name;
        Language language;

        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return number_text(name, number, language); }
        std::string operator()(Phrase phrase) const
        {
            return std::string{words_for(phrase).text.in(language)};
        }
        std::string operator()(const Fact::Texts& texts) const { return joined(texts); }
        std::string operator()(const Fact::Octets& octets) const { return dump(octets); }
        std::string operator()(const Message& message) const { return to_text(message); }
    };
    return std::visit(Visitor{fact.name, language}, fact.value);
}

json::value to_json(const Fact::Value& value)
{
    struct Visitor {
        json::value operator()(const std::string& text) const { return json::string{text}; }
        json::value operator()(std::int64_t number) const { return number; }
        json::value operator()(Phrase phrase) const { return json::string{words_for(phrase).key}; }
        json::value operator()(const Fact::Texts& texts) const
        {
            return json::array(texts.begin(), texts.end());
        }
        json::value operator()(const Fact::Octets& octets) const
        {
            std::string text;
            for (const std::uint8_t octet : octets)
                text += hex(octet);
            return json::string{text};
        }
        json::value operator()(const Message& message) const { return namu::to_json(message); }
    };
    return std::visit(Visitor{}, value);
}

/// The lines of a text, each fit for a screen.
std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(to_screen(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The label, and the value behind it, further lines below its first.
std::string fact_text(const Fact& fact, std::size_t width, Language language)
{
    const std::string_view label = words_for(fact.name).label.in(language);
    std::string text = std::string(indent, ' ').append(label);
    std::size_t column = indent + screen_columns(label);
    for (const std::string& line : lines_of(value_text(fact, language))) {
        if (!line.empty())
            text.append(indent + width + 2 - column, ' ').append(line);
        text += "\n";
        column = 0;
    }
    return column == 0 ? text : text + "\n";
}

} // namespace

void StepPrinter::begin_visit(Visit visit)
{
    const std::string title{title_of(visit).in(telling_.language)};
    print((number_ == 0 ? "" : "\n") + title + "\n" + std::string(screen_columns(title), '=') + "\n");
}

void StepPrinter::take(const Step& step)
{
    const StepWords& words = words_for(step.kind);
    const bool is_first = number_ == 0;
    const std::string number = std::to_string(++number_);
    std::string text = (is_first ? "" : "\n") + std::string(number.size() < 2 ? 1 : 0, ' ') + number + ". ";
    text.append(words.title.in(telling_.language)).append("\n");
    if (telling_.teaches && explained_.insert(step.kind).second)
        append_wrapped(text, words.lesson.in(telling_.language), indent);
    std::size_t width = 0;
    for (const Fact& fact : step.facts)
        width = std::max(width, screen_columns(words_for(fact.name).label.in(telling_.language)));
    for (const Fact& fact : step.facts)
        text += fact_text(fact, width, telling_.language);
    print(text);
    flush_output(); // while the next step waits for somebody, this one is to be seen
}

void StepDocument::begin_visit(Visit visit)
{
    visits_.emplace_back(
        json::object{{"title", title_of(visit).in(telling_.language)}, {"steps", json::array{}}});
}

void StepDocument::take(const Step& step)
{
    const StepWords& words = words_for(step.kind);
    json::object object{{"step", words.key}, {"title", words.title.in(telling_.language)}};
    if (telling_.teaches)
        object["lesson"] = words.lesson.in(telling_.language);
    for (const Fact& fact : step.facts)
        object[words_for(fact.name).key] = to_json(fact.value);
    json::array& steps = visits_.empty() ? steps_ : visits_.back().as_object()["steps"].as_array();
    steps.push_back(std::move(object));
}

json::object StepDocument::finish(std::string_view url, bool is_ok)
{
    json::object document{{"url", url}};
    document["steps"] = std::move(steps_);
    document["visits"] = std::move(visits_);
    document["ok"] = is_ok;
    return document;
}

} // namespace namu::journey
