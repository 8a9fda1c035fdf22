#include "programs/serve_syntax.hpp"

#include "namu/config/settings.hpp"
#include "programs/zone_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace namu {
namespace {

using config::AnySetting;
using config::Form;
using config::TableText;
using config::TomlEntry;
using config::TomlTable;
using config::TomlValue;

constexpr std::array own_options{
    Option{.name = "config",
           .letter = 'c',
           .value = "FILE",
           .help = "a configuration in TOML; the command line counts over it"},
    Option{.name = "set",
           .value = "KEY=VALUE",
           .help = "any key of the configuration, its value in TOML: --set rate-limit.slip=2",
           .repeatable = true},
    Option{.name = "print-config", .help = "print the configuration that holds, in TOML, and end"},
};

constexpr std::array examples{
    Example{"namu serve home.lab.zone", "a private domain on 127.0.0.1 and ::1, port 5353"},
    Example{"namu serve zones/lab", "a hierarchy: each zone on the addresses of its own name servers"},
    Example{"sudo namu serve zones/ --listen 192.168.7.1 --port 53",
            "all zones of a folder for the home network"},
    Example{"namu serve --config /etc/namu/namu.toml", "what a file says"},
    Example{"namu serve --zone example.com=/etc/bind/master.1 --port 0 --port-file port",
            "for tests: a free port, written to a file"},
    Example{"namu serve zones/ --listen 127.0.0.1=home.lab --listen 127.0.0.2=com,glasscom.com",
            "two virtual servers with zones of their own"},
};

constexpr std::string_view description =
    "Loads zone files and answers for their zones over UDP and TCP until it gets SIGTERM or SIGINT; "
    "then it gives the answers that it owes and ends with status 0. SIGHUP loads all files again: a "
    "zone that cannot be served any more keeps its last good version.\n\n"
    "No configuration file is needed, and nothing is read that was not named but images of the very same "
    "zones (--no-images). With --config, what the command line gives takes the place of what the file says, "
    "key "
    "by key: with one zone here those of the file are not served. Mistakes are "
    "shown, but signatures are not verified, which `namu check` does; a zone that cannot be served with "
    "them is answered with SERVFAIL; without any good zone the "
    "command ends with status 1.";

/// "(5353)", or what holds without the option.
std::string default_of(const AnySetting& any)
{
    if (!any.text->unset.empty())
        return "; without it: " + std::string{any.text->unset};
    if (any.form == Form::truth || any.form == Form::list)
        return {};
    std::string value = any.default_value;
    std::erase(value, '"');
    return " (" + value + ")";
}

/// Makes options of settings, and keeps the texts that they point at.
class OptionTable {
public:
    OptionTable()
    {
        for (const TableText& table : config::tables()) {
            if (!table.option.name.empty())
                add(table);
            for (const AnySetting& any : config::all_settings()) {
                if (any.text->table() == table.name && !any.text->option.name.empty())
                    add(any);
            }
        }
        options_.insert(options_.end(), own_options.begin(), own_options.end());
    }

    [[nodiscard]] std::span<const Option> options() const noexcept { return options_; }

private:
    void add(const TableText& table)
    {
        options_.push_back({.name = table.option.name,
                            .value = table.option.value,
                            .help = table.option_help,
                            .repeatable = true});
    }

    void add(const AnySetting& any)
    {
        const config::SettingText& text = *any.text;
        const std::string help = (text.option.sets_false ? "do not " : "") + std::string{text.help};
        Option option{.name = text.option.name,
                      .letter = text.option.letter,
                      .value = any.form == Form::truth ? std::string_view{} : text.value,
                      .help = texts_.emplace_back(help + default_of(any)),
                      .repeatable = any.form == Form::list};
        if (any.form == Form::number)
            option.number = Option::NumberRange{text.least, text.most};
        options_.push_back(option);
    }

    std::deque<std::string> texts_;
    std::vector<Option> options_;
};

/// A table of the document, made where it is not there yet; the empty name is the document itself.
TomlTable& table_in(TomlTable& document, std::string_view name)
{
    if (name.empty())
        return document;
    auto found = std::ranges::find(document, name, &TomlEntry::key);
    if (found == document.end())
        found = document.insert(found, TomlEntry{std::string{name}, {}, TomlValue{TomlTable{}}});
    return std::get<TomlTable>(found->value.data);
}

TomlValue list_of(const std::vector<std::string>& words)
{
    TomlValue::Array items;
    for (const std::string& word : words)
        items.push_back(TomlValue{word});
    return {std::move(items)};
}

TomlValue value_of(const AnySetting& any, const Arguments& arguments)
{
    const std::string_view option = any.text->option.name;
    if (any.form == Form::truth)
        return {!any.text->option.sets_false};
    if (any.form == Form::list)
        return list_of(arguments.values(option));
    if (const auto number = arguments.number(option); any.form == Form::number && number)
        return {static_cast<std::int64_t>(*number)};
    return {*arguments.value(option)};
}

/// A value, or what is wrong with the word.
using ReadValue = boost::system::result<TomlValue, std::string>;

ReadValue complaint(std::string text)
{
    return {boost::system::in_place_error, std::move(text)};
}

/// `ADDR[:PORT][=ZONE,ZONE...]` as a `[[listen]]`.
ReadValue listener_in(const std::string& word)
{
    const std::size_t equals = std::min(word.find('='), word.size());
    TomlTable table{{"address", {}, TomlValue{word.substr(0, equals)}}};
    if (equals == word.size())
        return TomlValue{std::move(table)};
    std::vector<std::string> zones;
    for (std::string rest = word.substr(equals + 1); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        zones.push_back(rest.substr(0, comma));
        rest.erase(0, comma + 1);
    }
    if (zones.empty())
        return complaint("--listen: `" + word + "` names no zone; without the `=` it has all of them");
    table.push_back({"zones", {}, list_of(zones)});
    return TomlValue{std::move(table)};
}

/// `NAME=FILE` as a `[[zone]]`.
ReadValue zone_in(const std::string& word)
{
    const auto parts = name_and_file(word);
    if (!parts)
        return complaint(not_name_and_file(word));
    return TomlValue{TomlTable{{"name", {}, TomlValue{parts->name}}, {"file", {}, TomlValue{parts->file}}}};
}

template <typename Convert>
std::optional<std::string> add_tables(const Arguments& arguments, std::string_view option, Convert convert,
                                      TomlTable& document)
{
    if (!arguments.has(option))
        return std::nullopt;
    TomlValue::Array items;
    for (const std::string& word : arguments.values(option)) {
        auto item = convert(word);
        if (!item)
            return item.error();
        items.push_back(std::move(*item));
    }
    document.push_back({std::string{option}, {}, TomlValue{std::move(items)}});
    return std::nullopt;
}

} // namespace

const CommandSyntax& serve_syntax()
{
    static const OptionTable table;
    static const CommandSyntax syntax{
        .command = serve_name,
        .summary = serve_summary,
        .positionals = {.text = "FILE|DIR ...", .most = Positionals::any_number},
        .description = description,
        .options = table.options(),
        .examples = examples,
    };
    return syntax;
}

boost::system::result<TomlTable, std::string> settings_in(const Arguments& arguments)
{
    TomlTable document;
    if (!arguments.positionals().empty())
        document.push_back({"zones", {}, list_of(arguments.positionals())});
    for (const AnySetting& any : config::all_settings()) {
        if (const auto name = any.text->option.name; !name.empty() && arguments.has(name))
            table_in(document, any.text->table())
                .push_back({std::string{any.text->name()}, {}, value_of(any, arguments)});
    }
    for (const auto& wrong : {add_tables(arguments, "zone", zone_in, document),
                              add_tables(arguments, "listen", listener_in, document)}) {
        if (wrong)
            return {boost::system::in_place_error, *wrong};
    }
    return document;
}

} // namespace namu
