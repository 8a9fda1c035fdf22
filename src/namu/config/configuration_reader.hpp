#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/config/configuration.hpp"
#include "namu/config/places.hpp"
#include "namu/config/setting_text.hpp"
#include "namu/config/toml_value.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace namu::config {

/// Fills a Configuration from a file and from what stands on a command line. What is read later takes the place of what
/// is there, key by key: lists and repeated tables as a whole. Everything that is wrong is reported, and reading goes on.
class ConfigurationReader {
public:
    static constexpr std::size_t most_octets = std::size_t{16} << 20; ///< of a file
    /// What stands for a path where a mistake is in a `--set`.
    static constexpr std::string_view setting_path = "--set";

    /// Relative paths in the file start at its folder.
    void read_file(const std::string& path);

    /// The same of a text that stands for a file of that path.
    void read_text(std::string path, std::string text);

    /// `KEY=VALUE`, a line of TOML, as from `--set`. Relative paths start where the program runs.
    void read_setting(std::string text);

    /// What options of the command line say; the values have no places.
    void read_options(const TomlTable& options);

    /// Holds the values against each other, once all are read.
    void judge();

    /// Reports names of zones that are not among these, where a listener or a log names them. Once is enough:
    /// nothing where `judge` could tell already.
    void judge_zone_names(std::span<const StoredName> known);

    [[nodiscard]] const Configuration& configuration() const noexcept { return configuration_; }
    [[nodiscard]] const Places& places() const noexcept { return places_; }
    [[nodiscard]] const SourceMap& sources() const noexcept { return sources_; }
    [[nodiscard]] Diagnostics& diagnostics() noexcept { return diagnostics_; }
    [[nodiscard]] const Diagnostics& diagnostics() const noexcept { return diagnostics_; }

    /// Whether somebody chose a value for the key: "server.threads", "zone.serial".
    [[nodiscard]] bool has_chosen(std::string_view key) const;

private:
    void read_source(std::string path, std::string text, const Path& folder);

    Configuration configuration_;
    Places places_;
    SourceMap sources_;
    Diagnostics diagnostics_;
    bool are_names_judged_ = false;
    std::optional<std::uint16_t> file_; ///< the source that is the configuration's file
};

} // namespace namu::config
