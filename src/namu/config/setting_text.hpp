#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace namu::config {

/// When a changed value counts.
enum class Change : std::uint8_t { by_reload, by_restart };

/// What is said and asked of a setting, whatever its type: a row of the table in settings.hpp.
struct SettingText {
    /// The option of `namu serve`; without a name there is `--set` only.
    struct Option {
        std::string_view name = {}; ///< without the dashes
        char letter = '\0';
        bool sets_false = false; ///< a flag such as `--no-cookies`
        /// Its own form, where that is not the one of the key: `ADDR[:PORT][=ZONE,...]`.
        std::string_view value = {};
    };

    std::string_view key;        ///< "server.threads"
    std::string_view value = {}; ///< what stands for the value in texts: "N"
    std::string_view help;
    std::string_view unset =
        {}; ///< what holds where nobody chose: "the host's name"; empty: the default says it
    Option option = {};
    std::uint64_t least = 0; ///< of numbers
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    Change change = Change::by_reload;
    bool is_required = false; ///< in each table of its kind

    /// "server" of "server.threads"; empty for a key that stands above all tables.
    [[nodiscard]] constexpr std::string_view table() const noexcept
    {
        const auto dot = key.find('.');
        return dot == std::string_view::npos ? std::string_view{} : key.substr(0, dot);
    }
    /// "threads" of "server.threads".
    [[nodiscard]] constexpr std::string_view name() const noexcept { return key.substr(key.find('.') + 1); }
};

} // namespace namu::config
