#pragma once

#include "namu/config/setting.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The one table of settings: TOML, the command line, the help, the documentation and the report of a reload all go by it.
namespace namu::config {

/// Keys that stand once, above all tables or in one such as `[server]`.
[[nodiscard]] std::span<const Setting<Configuration>> settings();

/// The keys of each `[[zone]]`, `[[listen]]` and `[[view]]`.
[[nodiscard]] std::span<const Setting<ZoneSettings>> zone_settings() noexcept;
[[nodiscard]] std::span<const Setting<ListenSettings>> listen_settings() noexcept;
[[nodiscard]] std::span<const Setting<ViewSettings>> view_settings() noexcept;

/// A table of the file.
struct TableText {
    std::string_view name; ///< empty: what stands above all tables
    std::string_view help;
    bool is_repeated = false;        ///< `[[zone]]`
    SettingText::Option option = {}; ///< of a repeated one: each value of the option is one table
    std::string_view option_help = {};
};

/// In the order in which they are explained.
[[nodiscard]] std::span<const TableText> tables() noexcept;

/// Every row of every table, in that order.
struct AnySetting {
    const SettingText* text;
    Form form;
    std::string default_value; ///< as TOML; empty where there is none
};
[[nodiscard]] std::vector<AnySetting> all_settings();

} // namespace namu::config
