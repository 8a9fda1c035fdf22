#pragma once

#include "namu/config/configuration.hpp"
#include "namu/config/setting_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace namu::config {

/// A setting that differs between two configurations.
struct ChangedSetting {
    std::string_view key; ///< "tcp.connections", "zone.file"; "zone" where one came or went
    std::string item;     ///< of a repeated table which one: "example.com.", "127.0.0.1:53"; else empty
    std::string before;   ///< as TOML; empty: nothing was chosen, or it is new
    std::string after;    ///< as TOML; empty: nothing is chosen, or it is gone
    Change change;        ///< what makes it count
};

/// What is different, in the order of the table of settings. Zones are told apart by their names, listeners by their
/// addresses, views by their names; where only their order is another one, nothing has changed but for views.
[[nodiscard]] std::vector<ChangedSetting> changes(const Configuration& before, const Configuration& after);

/// "tcp.connections: 1000 -> 2000", "zone example.com.: new", "listen 127.0.0.1:53, zones: all -> [\"example.com.\"]".
[[nodiscard]] std::string to_text(const ChangedSetting& changed);

} // namespace namu::config
