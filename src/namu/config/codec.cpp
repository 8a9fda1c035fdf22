#include "namu/config/codec.hpp"

#include "namu/base/did_you_mean.hpp"
#include "namu/config/rules.hpp"
#include "namu/config/toml_text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace namu::config {
namespace {

/// The value as this key would take it, were it not for its type: `threads = 4`.
std::string as_in(const Reading& reading, const std::string& value)
{
    return "write " + std::string{reading.setting.name()} + " = " + value;
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 64, 64K, 64M, 64G.
std::optional<std::uint64_t> octets_from(std::string_view text)
{
    constexpr std::string_view units = "KMG";
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc{} || unit.size() > 1)
        return std::nullopt;
    if (unit.empty())
        return number;
    const std::size_t at = units.find(unit);
    const auto bits = 10 * (at + 1);
    if (at == std::string_view::npos || number > std::numeric_limits<std::uint64_t>::max() >> bits)
        return std::nullopt;
    return number << bits;
}

} // namespace

void Reading::refuse(const DiagnosticRule& rule, const TomlValue& value, std::string_view expected,
                     std::string hint) const
{
    refusals.push_back({&rule, value.where, "takes " + std::string{expected} + ", not " + in_a_message(value),
                        std::move(hint)});
}

std::string alternatives(std::span<const std::string_view> words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_last = i + 1 == words.size();
        text.append(i == 0 ? "" : is_last ? " or " : ", ").append(words[i]);
    }
    return text;
}

std::string number_wanted(const SettingText& setting)
{
    std::string text = "a number from " + std::to_string(setting.least);
    if (setting.most != SettingText{}.most)
        text += " to " + std::to_string(setting.most);
    return text;
}

std::optional<std::uint64_t> read_number(const TomlValue& value, const Reading& reading)
{
    const auto* const number = value.get_if<std::int64_t>();
    if (number == nullptr) {
        const auto* const text = value.get_if<std::string>();
        reading.refuse(config_rule::wrong_type, value, number_wanted(reading.setting),
                       text != nullptr && is_number(*text)
                           ? as_in(reading, *text) + ", without quotes"
                           : as_in(reading, "N") + ", a whole number without quotes");
        return std::nullopt;
    }
    if (*number < 0 || static_cast<std::uint64_t>(*number) < reading.setting.least ||
        static_cast<std::uint64_t>(*number) > reading.setting.most) {
        reading.refuse(config_rule::bad_value, value, number_wanted(reading.setting),
                       std::string{reading.setting.help});
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(*number);
}

std::optional<std::string> read_text(const TomlValue& value, const Reading& reading,
                                     std::string_view expected)
{
    if (const auto* const text = value.get_if<std::string>())
        return *text;
    const auto* const number = value.get_if<std::int64_t>();
    reading.refuse(config_rule::wrong_type, value, expected,
                   number != nullptr ? "put it in quotes: \"" + std::to_string(*number) + "\""
                                     : "write a text in quotes, such as \"...\"");
    return std::nullopt;
}

std::optional<std::size_t> read_choice(const TomlValue& value, const Reading& reading,
                                       std::span<const std::string_view> words)
{
    const std::string expected = alternatives(words);
    const auto text = read_text(value, reading, expected);
    if (!text)
        return std::nullopt;
    const auto found = std::ranges::find(words, *text);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    const std::string_view meant = did_you_mean(*text, words);
    reading.refuse(config_rule::bad_value, value, expected,
                   meant.empty() ? as_in(reading, write_text(words.front()))
                                 : "did you mean \"" + std::string{meant} + "\"?");
    return std::nullopt;
}

const TomlValue::Array* read_list(const TomlValue& value, const Reading& reading)
{
    const auto* const items = value.get_if<TomlValue::Array>();
    if (items == nullptr) {
        const auto* const text = value.get_if<std::string>();
        reading.refuse(config_rule::wrong_type, value, "a list",
                       as_in(reading, "[" + (text != nullptr ? write_text(*text) : "\"...\"") + "]"));
    }
    return items;
}

std::string write_text(std::string_view text)
{
    return toml_quoted(text);
}

std::string write_list(const std::vector<std::string>& items)
{
    std::string text = "[";
    for (const std::string& item : items)
        text.append(text.size() > 1 ? ", " : "").append(item);
    return text + "]";
}

std::optional<bool> Codec<bool>::read(const TomlValue& value, const Reading& reading)
{
    if (const auto* const truth = value.get_if<bool>())
        return *truth;
    reading.refuse(config_rule::wrong_type, value, "true or false",
                   as_in(reading, "true") + " or false, without quotes");
    return std::nullopt;
}

std::optional<Octets> Codec<Octets>::read(const TomlValue& value, const Reading& reading)
{
    const auto* const text = value.get_if<std::string>();
    if (text == nullptr) {
        const auto number = read_number(value, reading);
        return number ? std::optional{Octets{*number}} : std::nullopt;
    }
    const auto octets = octets_from(*text);
    if (!octets || *octets < reading.setting.least || *octets > reading.setting.most) {
        reading.refuse(config_rule::bad_value, value, number_wanted(reading.setting),
                       "octets, as a number or with K, M or G behind it: \"64M\"");
        return std::nullopt;
    }
    return Octets{*octets};
}

} // namespace namu::config
