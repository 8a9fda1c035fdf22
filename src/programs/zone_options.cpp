#include "programs/zone_options.hpp"

#include "namu/base/result.hpp"

#include <utility>

namespace namu {

namespace {

/// What is wrong with a name on the command line, in one line.
std::string not_a_name(std::string_view option, std::string_view text, const error_code& error)
{
    return std::string{"--"}.append(option).append(" takes a domain name, not `").append(text).append("`: ") +
           error.message();
}

/// `NAME=FILE`; where it is not, that is told.
std::optional<ZoneRequest> named_zone(const CommandSyntax& syntax, const std::string& text)
{
    const auto parts = name_and_file(text);
    if (!parts) {
        report_wrong_use(syntax, not_name_and_file(text));
        return std::nullopt;
    }
    const auto origin = Name::from_text(parts->name);
    if (!origin) {
        report_wrong_use(syntax, not_a_name("zone", parts->name, origin.error()));
        return std::nullopt;
    }
    return ZoneRequest{parts->file, *origin};
}

/// The value of `--origin`, read into `zones`. False where it makes no sense; then that is told.
bool read_origin(const CommandSyntax& syntax, const std::string& text, ZoneArguments& zones)
{
    const auto origin = Name::from_text(text);
    if (!origin) {
        report_wrong_use(syntax, not_a_name("origin", text, origin.error()));
        return false;
    }
    if (zones.paths.size() != 1) {
        report_wrong_use(syntax, "--origin is the name of one zone, so one FILE is wanted with it; "
                                 "--zone NAME=FILE may be given for each of several");
        return false;
    }
    zones.origin = *origin;
    return true;
}

} // namespace

std::optional<NameAndFile> name_and_file(const std::string& text)
{
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size())
        return std::nullopt;
    return NameAndFile{text.substr(0, sign), text.substr(sign + 1)};
}

std::string not_name_and_file(const std::string& text)
{
    return "--zone takes NAME=FILE, such as example.com=example.com.zone, not `" + text + "`";
}

std::optional<ZoneArguments> zone_arguments(const CommandSyntax& syntax, const Arguments& arguments)
{
    ZoneArguments zones{.paths = arguments.positionals(), .lists = arguments.values(zone_list_option.name)};
    for (const std::string& text : arguments.values(zone_option.name)) {
        auto zone = named_zone(syntax, text);
        if (!zone)
            return std::nullopt;
        zones.named.push_back(std::move(*zone));
    }
    if (const auto origin = arguments.value(origin_option.name);
        origin && !read_origin(syntax, *origin, zones))
        return std::nullopt;
    if (zones.paths.empty() && zones.named.empty() && zones.lists.empty()) {
        report_wrong_use(syntax, "no zone is given");
        return std::nullopt;
    }
    return zones;
}

} // namespace namu
