#include "programs/serve_configuration.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/config/rules.hpp"

#include <algorithm>

namespace namu {
namespace {

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

} // namespace namu
