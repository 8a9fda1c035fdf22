#pragma once

#include "namu/base/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace namu::config {

struct TomlEntry;

/// The entries of a table; no two have the same key.
using TomlTable = std::vector<TomlEntry>;

/// A value of a TOML text and where it stands; nowhere where a command line gave it.
struct TomlValue {
    using Array = std::vector<TomlValue>;
    struct Date {}; ///< dates and times: no key takes one

    std::variant<std::string, std::int64_t, double, bool, Date, Array, TomlTable> data;
    SourceSpan where = {};

    template <typename T>
    [[nodiscard]] const T* get_if() const noexcept
    {
        return std::get_if<T>(&data);
    }
};

struct TomlEntry {
    std::string key;
    SourceSpan where; ///< of the key
    TomlValue value;
};

/// A value as a message shows it: "`5353`", "a list".
[[nodiscard]] std::string in_a_message(const TomlValue& value);

} // namespace namu::config
