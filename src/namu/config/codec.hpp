#pragma once

#include "namu/config/configuration.hpp"
#include "namu/config/refusal.hpp"
#include "namu/config/setting_text.hpp"
#include "namu/config/toml_value.hpp"

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// How each type of a setting is read from TOML and written as such. `Codec<T>::read` gives nothing for a value that it
/// cannot take, and says why; `Codec<T>::write` gives text that reads back as the same value.
namespace namu::config {

/// The form of a value, for whom makes one of a word on a command line.
enum class Form : std::uint8_t { text, number, truth, list };

/// What is known where a value is read.
struct Reading {
    const SettingText& setting;
    Path folder; ///< where relative paths start
    Refusals& refusals;

    /// "takes EXPECTED, not VALUE".
    void refuse(const DiagnosticRule& rule, const TomlValue& value, std::string_view expected,
                std::string hint) const;
};

template <typename T>
struct Codec;

/// The words of an enumeration, in the order of its values from 0.
template <typename T>
inline constexpr std::span<const std::string_view> words_of{};

/// "increment, date or file".
[[nodiscard]] std::string alternatives(std::span<const std::string_view> words);

/// What a number of this setting must be: "a number from 1 to 256".
[[nodiscard]] std::string number_wanted(const SettingText& setting);

std::optional<std::uint64_t> read_number(const TomlValue& value, const Reading& reading);
std::optional<std::string> read_text(const TomlValue& value, const Reading& reading,
                                     std::string_view expected);
std::optional<std::size_t> read_choice(const TomlValue& value, const Reading& reading,
                                       std::span<const std::string_view> words);
const TomlValue::Array* read_list(const TomlValue& value, const Reading& reading);
std::string write_text(std::string_view text);
std::string write_list(const std::vector<std::string>& items);

template <>
struct Codec<bool> {
    static constexpr Form form = Form::truth;
    static std::optional<bool> read(const TomlValue& value, const Reading& reading);
    static std::string write(bool value) { return value ? "true" : "false"; }
};

template <std::unsigned_integral T>
struct Codec<T> {
    static constexpr Form form = Form::number;
    static std::optional<T> read(const TomlValue& value, const Reading& reading)
    {
        const auto number = read_number(value, reading);
        return number ? std::optional{static_cast<T>(*number)} : std::nullopt;
    }
    static std::string write(T value) { return std::to_string(value); }
};

template <typename Rep, typename Period>
struct Codec<std::chrono::duration<Rep, Period>> {
    using Duration = std::chrono::duration<Rep, Period>;
    static constexpr Form form = Form::number;
    static std::optional<Duration> read(const TomlValue& value, const Reading& reading)
    {
        const auto number = read_number(value, reading);
        return number ? std::optional{Duration{static_cast<Rep>(*number)}} : std::nullopt;
    }
    static std::string write(Duration value) { return std::to_string(value.count()); }
};

/// A number, or text with K, M or G behind it: 1024 of the one before each.
template <>
struct Codec<Octets> {
    static constexpr Form form = Form::number;
    static std::optional<Octets> read(const TomlValue& value, const Reading& reading);
    static std::string write(Octets value) { return std::to_string(value.count); }
};

template <typename T>
requires std::is_enum_v<T> &&(!words_of<T>.empty()) struct Codec<T> {
    static constexpr Form form = Form::text;
    static std::optional<T> read(const TomlValue& value, const Reading& reading)
    {
        const auto choice = read_choice(value, reading, words_of<T>);
        return choice ? std::optional{static_cast<T>(*choice)} : std::nullopt;
    }
    static std::string write(T value) { return write_text(words_of<T>[static_cast<std::size_t>(value)]); }
};

/// What is one text: what is expected, how it is parsed and printed, and the rule that a bad one breaks.
template <typename T>
struct TextForm;

template <typename T>
requires requires
{
    TextForm<T>::expected;
}
struct Codec<T> {
    static constexpr Form form = Form::text;
    static std::optional<T> read(const TomlValue& value, const Reading& reading)
    {
        const auto text = read_text(value, reading, TextForm<T>::expected);
        if (!text)
            return std::nullopt;
        auto parsed = TextForm<T>::parse(*text, reading.folder);
        if (!parsed)
            reading.refuse(TextForm<T>::rule, value, TextForm<T>::expected, std::string{TextForm<T>::hint});
        return parsed;
    }
    static std::string write(const T& value) { return write_text(TextForm<T>::print(value)); }
};

template <typename T>
struct Codec<std::optional<T>> {
    static constexpr Form form = Codec<T>::form;
    static std::optional<std::optional<T>> read(const TomlValue& value, const Reading& reading)
    {
        auto read = Codec<T>::read(value, reading);
        return read ? std::optional{std::move(read)} : std::nullopt;
    }
    /// Nothing is written where there is nothing.
    static std::string write(const std::optional<T>& value)
    {
        return value ? Codec<T>::write(*value) : std::string{};
    }
};

template <typename T>
struct Codec<std::vector<T>> {
    static constexpr Form form = Form::list;
    static std::optional<std::vector<T>> read(const TomlValue& value, const Reading& reading)
    {
        const TomlValue::Array* const items = read_list(value, reading);
        if (items == nullptr)
            return std::nullopt;
        std::vector<T> all;
        for (const TomlValue& item : *items) {
            if (auto read = Codec<T>::read(item, reading))
                all.push_back(std::move(*read));
        }
        return all.size() == items->size() ? std::optional{std::move(all)} : std::nullopt;
    }
    static std::string write(const std::vector<T>& values)
    {
        std::vector<std::string> items;
        for (const T& value : values)
            items.push_back(Codec<T>::write(value));
        return write_list(items);
    }
};

} // namespace namu::config
