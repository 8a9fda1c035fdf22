#include "namu/config/configuration_reader.hpp"

#include "namu/config/judge.hpp"
#include "namu/config/rules.hpp"
#include "namu/config/table_reader.hpp"
#include "namu/config/toml_text.hpp"
#include "namu/zonefile/file_text.hpp"

#include <algorithm>
#include <utility>

namespace namu::config {
namespace {

/// "listen[1].zones[0]" -> "listen.zones"
std::string key_of(std::string_view place)
{
    std::string key;
    for (std::size_t at = 0; at < place.size(); ++at) {
        if (place[at] == '[')
            at = place.find(']', at);
        else
            key += place[at];
    }
    return key;
}

} // namespace

void ConfigurationReader::read_file(const std::string& path)
{
    FileText file = read_file_start(path, most_octets + 1);
    if (!file.error && file.text.size() <= most_octets) {
        read_text(path, std::move(file.text));
        return;
    }
    diagnostics_.report(
        {.rule = &config_rule::configuration_not_readable,
         .where = {},
         .message = path + ": the configuration cannot be read: " +
                    (file.error ? file.error->reason : "it is too large"),
         .hint = "--config wants the path of a regular file in TOML that this user may read"});
}

void ConfigurationReader::read_text(std::string path, std::string text)
{
    const Path folder = Path{path}.parent_path();
    file_ = static_cast<std::uint16_t>(sources_.size());
    read_source(std::move(path), std::move(text), folder);
}

void ConfigurationReader::read_setting(std::string text)
{
    read_source(std::string{setting_path}, std::move(text), {});
}

void ConfigurationReader::read_source(std::string path, std::string text, const Path& folder)
{
    const std::uint16_t source = sources_.add(std::move(path), std::move(text));
    if (const auto document = read_toml(source, sources_, diagnostics_))
        TableReader{configuration_, places_, diagnostics_, folder}.read(*document);
    else
        places_.note_unread("zones"); // nobody can tell whether they are there
}

void ConfigurationReader::read_options(const TomlTable& options)
{
    TableReader{configuration_, places_, diagnostics_, {}}.read(options);
}

void ConfigurationReader::judge()
{
    const SourceSpan beginning = file_ ? SourceSpan{SourcePosition{*file_, 0}, 0} : SourceSpan{};
    are_names_judged_ = config::judge(configuration_, places_, beginning, diagnostics_);
    diagnostics_.sort();
}

void ConfigurationReader::judge_zone_names(std::span<const StoredName> known)
{
    if (!are_names_judged_)
        config::judge_zone_names(configuration_, places_, known, diagnostics_);
    diagnostics_.sort();
}

bool ConfigurationReader::has_chosen(std::string_view key) const
{
    return std::ranges::any_of(places_.all(), [&](const auto& place) { return key_of(place.first) == key; });
}

} // namespace namu::config
