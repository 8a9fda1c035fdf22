#pragma once

#include "namu/base/diagnostic_text.hpp"
#include "namu/config/configuration_reader.hpp"
#include "namu/config/toml_value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace namu {

/// Where the configuration of a server comes from: a file, if any, and what the command line puts over it.
struct ConfigurationSource {
    std::optional<std::string> file = {};
    std::vector<std::string> settings = {}; ///< `KEY=VALUE`, from --set
    config::TomlTable options = {};         ///< the other options

    /// Reads all of it, now or again for a reload, and judges it.
    [[nodiscard]] config::ConfigurationReader read() const;
};

/// Whether it is the command line that is wrong, and not only the file.
[[nodiscard]] bool is_wrong_use(const config::ConfigurationReader& reader);

/// All that is wrong: what has a place as a compiler would show it, what came from an option in a line of its own.
[[nodiscard]] std::string configuration_report(const config::ConfigurationReader& reader, Colour colour);

} // namespace namu
