#include "namu/config/table_reader.hpp"

#include "namu/base/did_you_mean.hpp"
#include "namu/config/rules.hpp"

#include <algorithm>
#include <utility>

namespace namu::config {
namespace {

const TableText* find_table(std::string_view name)
{
    const auto found = std::ranges::find(tables(), name, &TableText::name);
    return found != tables().end() && !name.empty() ? &*found : nullptr;
}

std::string bracketed(std::string_view table)
{
    const TableText* const text = find_table(table);
    const bool is_repeated = text != nullptr && text->is_repeated;
    return (is_repeated ? "[[" : "[") + std::string{table} + (is_repeated ? "]]" : "]");
}

std::vector<std::string_view> names_in(std::string_view table)
{
    std::vector<std::string_view> names;
    for (const AnySetting& any : all_settings()) {
        if (any.text->table() == table)
            names.push_back(any.text->name());
    }
    if (table.empty()) {
        for (const TableText& text : tables().subspan(1))
            names.push_back(text.name);
    }
    return names;
}

std::string listed(const std::vector<std::string_view>& names)
{
    std::string text;
    for (const std::string_view name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

/// A key of another table is more often in the wrong place than mistyped.
std::string hint_for_unknown(std::string_view key, std::string_view table)
{
    const auto names = names_in(table);
    for (const AnySetting& any : all_settings()) {
        if (any.text->name() == key && any.text->table().empty())
            return "`" + std::string{key} + "` stands above all tables";
        if (any.text->name() == key)
            return "`" + std::string{key} + "` belongs in " + bracketed(any.text->table());
    }
    if (const std::string_view meant = did_you_mean(key, names); !meant.empty())
        return "did you mean `" + std::string{meant} + "`?";
    return (table.empty() ? "there are " : bracketed(table) + " takes ") + listed(names);
}

/// How the person who gave the value knows the setting: by its option where there is no text.
std::string subject_of(const SettingText& setting, bool is_in_a_text)
{
    const TableText* const table = find_table(setting.table());
    const std::string_view option =
        table != nullptr && table->is_repeated ? table->option.name : setting.option.name;
    return is_in_a_text || option.empty() ? "`" + std::string{setting.name()} + "` "
                                          : "--" + std::string{option} + " ";
}

} // namespace

void TableReader::read(const TomlTable& document)
{
    for (const TomlEntry& entry : document) {
        const auto row =
            std::ranges::find(settings(), entry.key, [](const auto& each) { return each.text.key; });
        const TableText* const table = find_table(entry.key);
        if (table != nullptr && table->is_repeated)
            read_repeated(*table, entry);
        else if (table != nullptr)
            read_section(*table, entry);
        else if (row != settings().end() && row->text.table().empty())
            read_setting(*row, entry, entry.key, into_);
        else
            report_unknown(entry, {});
    }
}

void TableReader::read_section(const TableText& table, const TomlEntry& entry)
{
    const auto* const keys = entry.value.get_if<TomlTable>();
    if (keys == nullptr) {
        report_wrong_table(table, entry);
        return;
    }
    for (const TomlEntry& key : *keys) {
        const std::string name = std::string{table.name} + "." + key.key;
        const auto row = std::ranges::find(settings(), name, [](const auto& each) { return each.text.key; });
        if (row != settings().end())
            read_setting(*row, key, name, into_);
        else
            report_unknown(key, table.name);
    }
}

void TableReader::read_repeated(const TableText& table, const TomlEntry& entry)
{
    places_.forget(table.name);
    if (table.name == "zone")
        read_items(table, entry, zone_settings(), into_.zone);
    else if (table.name == "listen")
        read_items(table, entry, listen_settings(), into_.listen);
    else
        read_items(table, entry, view_settings(), into_.view);
}

template <typename Item>
void TableReader::read_items(const TableText& table, const TomlEntry& entry,
                             std::span<const Setting<Item>> rows, std::vector<Item>& into)
{
    const auto* const items = entry.value.get_if<TomlValue::Array>();
    const bool are_tables = items != nullptr && std::ranges::all_of(*items, [](const TomlValue& item) {
                                return item.get_if<TomlTable>() != nullptr;
                            });
    if (!are_tables) {
        places_.note_unread(std::string{table.name});
        report_wrong_table(table, entry);
        return;
    }
    into.clear();
    for (const TomlValue& item : *items) {
        const std::string place = numbered(table.name, into.size());
        read_item(table, item, rows, place, into.emplace_back());
    }
}

template <typename Item>
void TableReader::read_item(const TableText& table, const TomlValue& value,
                            std::span<const Setting<Item>> rows, const std::string& place, Item& into)
{
    places_.note(place, value.where);
    const TomlTable& keys = *value.get_if<TomlTable>();
    for (const TomlEntry& key : keys) {
        const auto row = std::ranges::find(rows, key.key, [](const auto& each) { return each.text.name(); });
        if (row != rows.end())
            read_setting(*row, key, place + "." + key.key, into);
        else
            report_unknown(key, table.name);
    }
    for (const Setting<Item>& row : rows) {
        if (row.text.is_required && std::ranges::find(keys, row.text.name(), &TomlEntry::key) == keys.end())
            report_missing(row.text, table, value.where);
    }
}

template <typename Owner>
void TableReader::read_setting(const Setting<Owner>& row, const TomlEntry& entry, const std::string& place,
                               Owner& owner)
{
    places_.forget(place);
    Refusals refusals;
    const bool is_read = row.read(owner, entry.value, Reading{row.text, folder_, refusals});
    report(row.text, refusals);
    if (is_read)
        note(entry.value, place);
    else
        places_.note_unread(place);
}

void TableReader::note(const TomlValue& value, const std::string& place)
{
    places_.note(place, value.where);
    if (const auto* const items = value.get_if<TomlValue::Array>()) {
        for (std::size_t i = 0; i < items->size(); ++i)
            places_.note(numbered(place, i), (*items)[i].where);
    }
}

void TableReader::report_unknown(const TomlEntry& entry, std::string_view table)
{
    const std::string quoted = "`" + entry.key + "`";
    diagnostics_.report({.rule = &config_rule::unknown_key,
                         .where = entry.where,
                         .message = table.empty() ? "there is no key or table " + quoted
                                                  : quoted + " is no key of " + bracketed(table),
                         .hint = hint_for_unknown(entry.key, table)});
}

void TableReader::report_wrong_table(const TableText& table, const TomlEntry& entry)
{
    const std::string name{table.name};
    diagnostics_.report(
        {.rule = &config_rule::wrong_type,
         .where = entry.where,
         .message = table.is_repeated ? "`" + name + "` is a table that may be repeated"
                                      : "`" + name + "` is a table, not " + in_a_message(entry.value),
         .hint = "write " + bracketed(name) + " in a line of its own, and its keys below it"});
}

void TableReader::report_missing(const SettingText& setting, const TableText& table, const SourceSpan& where)
{
    const std::string name{setting.name()};
    diagnostics_.report({.rule = &config_rule::missing_key,
                         .where = where,
                         .message = "`" + name + "` is missing in this " + bracketed(table.name),
                         .hint = "`" + name + "` is " + std::string{setting.help}});
}

void TableReader::report(const SettingText& setting, const Refusals& refusals)
{
    for (const Refusal& refusal : refusals) {
        diagnostics_.report({.rule = refusal.rule,
                             .where = refusal.where,
                             .message = subject_of(setting, refusal.where.begin.is_known()) + refusal.message,
                             .hint = refusal.hint});
    }
}

} // namespace namu::config
