#include "programs/serve_configuration.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/config/rules.hpp"
#include "namu/config/settings.hpp"

#include <algorithm>
#include <array>

namespace namu {
namespace {

/// Keys, and tables with all their keys, that are read and checked but that nothing acts on yet.
constexpr std::array<std::string_view, 3> without_effect{
    "log",
    "query-log",
    "metrics",
};

bool has_no_effect(std::string_view key)
{
    return std::ranges::any_of(without_effect, [key](std::string_view name) {
        return key == name || (key.starts_with(name) && key.substr(name.size()).starts_with('.'));
    });
}

bool is_from_an_option(const Diagnostic& diagnostic)
{
    return !diagnostic.where.begin.is_known() && diagnostic.rule != &config_rule::configuration_not_readable;
}

bool is_from_command_line(const Diagnostic& diagnostic, const SourceMap& sources)
{
    return is_from_an_option(diagnostic) ||
           (diagnostic.where.begin.is_known() &&
            sources.at(diagnostic.where.begin.source()).path == config::ConfigurationReader::setting_path);
}

} // namespace

config::ConfigurationReader ConfigurationSource::read() const
{
    config::ConfigurationReader reader;
    if (file)
        reader.read_file(*file);
    for (const std::string& setting : settings)
        reader.read_setting(setting);
    reader.read_options(options);
    reader.judge();
    return reader;
}

bool is_wrong_use(const config::ConfigurationReader& reader)
{
    return std::ranges::any_of(reader.diagnostics().kept(), [&](const Diagnostic& diagnostic) {
        return diagnostic.is_error() && is_from_command_line(diagnostic, reader.sources());
    });
}

std::string configuration_report(const config::ConfigurationReader& reader, Colour colour)
{
    std::string out;
    for (const Diagnostic& diagnostic : reader.diagnostics().kept()) {
        if (!is_from_an_option(diagnostic))
            out += to_text(diagnostic, reader.sources(), colour);
        else
            out.append("namu serve: ")
                .append(diagnostic.message)
                .append(": ")
                .append(diagnostic.hint)
                .append("\n");
    }
    return out;
}

std::vector<std::string_view> keys_without_effect(const config::ConfigurationReader& reader)
{
    std::vector<std::string_view> keys;
    for (const config::AnySetting& any : config::all_settings()) {
        if (has_no_effect(any.text->key) && reader.has_chosen(any.text->key))
            keys.push_back(any.text->key);
    }
    return keys;
}

} // namespace namu
