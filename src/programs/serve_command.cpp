#include "programs/serve_command.hpp"

#include "namu/config/configuration_text.hpp"
#include "programs/serve_configuration.hpp"
#include "programs/serve_options.hpp"
#include "programs/serve_session.hpp"
#include "programs/serve_syntax.hpp"
#include "programs/terminal.hpp"

#include <cstdio>
#include <utility>

namespace namu {
namespace {

/// What is wrong with options of one command line beside each other; empty: nothing. A file may well say what one of
/// them turns off.
std::string misfit_in(const Arguments& arguments)
{
    if (arguments.has("no-cookies") && (arguments.has("cookie-secret") || arguments.has("demand-cookies")))
        return "--no-cookies leaves nothing for the other options of cookies to do";
    if (arguments.has("no-images") && arguments.has("state"))
        return "--no-images leaves nothing to be kept in --state";
    return {};
}

/// The source of the configuration as the command line names it, or the status to end with.
std::optional<ConfigurationSource> source_in(const Arguments& arguments)
{
    if (const std::string misfit = misfit_in(arguments); !misfit.empty()) {
        report_wrong_use(serve_syntax(), misfit);
        return std::nullopt;
    }
    auto options = settings_in(arguments);
    if (!options) {
        report_wrong_use(serve_syntax(), options.error());
        return std::nullopt;
    }
    return ConfigurationSource{arguments.value("config"), arguments.values("set"), std::move(*options)};
}

/// Prints what is wrong with the configuration; the status to end with, or that all is fine.
int report(const config::ConfigurationReader& reader)
{
    print_error(configuration_report(reader, colour_for(stderr)));
    if (!reader.diagnostics().has_errors())
        return status_fine;
    if (!is_wrong_use(reader))
        return status_bad;
    print_error("Try `namu serve --help`.\n");
    return status_wrong_use;
}

int serve(ConfigurationSource source, const config::ConfigurationReader& reader)
{
    auto options = serve_options(reader.configuration());
    if (!options)
        return report_wrong_use(serve_syntax(), options.error());
    if (const std::string fault = fault_at_start(*options); !fault.empty())
        return report_wrong_use(serve_syntax(), fault);
    options->source = std::move(source);
    return serve_zones(std::move(*options));
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(serve_syntax(), words);
    if (!arguments)
        return exit_status;
    auto source = source_in(*arguments);
    if (!source)
        return status_wrong_use;
    const config::ConfigurationReader reader = source->read();
    if (const int status = report(reader); status != status_fine)
        return status;
    if (arguments->has("print-config")) {
        print(config::to_toml(reader.configuration()));
        return status_fine;
    }
    return serve(std::move(*source), reader);
}

} // namespace

const Command serve_command{serve_name, serve_summary, run, serve_syntax};

} // namespace namu
