#include "reference.hpp"

#include "namu/config/settings.hpp"

#include <string_view>

namespace namu::config::testing {
namespace {

/// A `|` would end the cell.
std::string in_a_cell(std::string text)
{
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
        text.insert(at, "\\");
    return text;
}

std::string code(std::string_view text)
{
    return text.empty() ? std::string{} : "`" + in_a_cell(std::string{text}) + "`";
}

std::string value_of(const AnySetting& any)
{
    const std::string word{any.text->value};
    const SettingText& text = *any.text;
    switch (any.form) {
    case Form::truth: return "`true`, `false`";
    case Form::list: return "list of " + code(word);
    case Form::text: return code(word);
    case Form::number: break;
    }
    std::string range = code(word) + ", " + std::to_string(text.least);
    return range + (text.most == SettingText{}.most ? " or more" : " to " + std::to_string(text.most));
}

std::string default_of(const AnySetting& any)
{
    if (any.text->is_required)
        return "must be there";
    return any.default_value.empty() ? in_a_cell(std::string{any.text->unset}) : code(any.default_value);
}

std::string option_of(const AnySetting& any)
{
    const SettingText::Option& option = any.text->option;
    if (any.text->key == "zones")
        return "`FILE\\|DIR ...`";
    if (option.name.empty())
        return {};
    const std::string letter = option.letter == '\0' ? "" : code(std::string{'-', option.letter}) + ", ";
    return letter + code("--" + std::string{option.name});
}

std::string meaning_of(const SettingText& text)
{
    return in_a_cell(std::string{text.help}) + (text.change == Change::by_restart ? " *(restart)*" : "");
}

std::string heading_of(const TableText& table)
{
    if (table.name.empty())
        return "### Above all tables";
    const std::string name{table.name};
    return "### " + (table.is_repeated ? "[[" + name + "]]" : "[" + name + "]");
}

} // namespace

std::string reference()
{
    std::string out;
    for (const TableText& table : tables()) {
        out.append("\n").append(heading_of(table)).append("\n\n").append(table.help).append("\n");
        if (!table.option.name.empty())
            out.append("On the command line: `--")
                .append(table.option.name)
                .append(" ")
                .append(table.option.value)
                .append("`.\n");
        out += "\n| key | value | default | option | meaning |\n|---|---|---|---|---|\n";
        for (const AnySetting& any : all_settings()) {
            if (any.text->table() != table.name)
                continue;
            for (const std::string& cell : {code(any.text->name()), value_of(any), default_of(any),
                                            option_of(any), meaning_of(*any.text)})
                out.append("| ").append(cell).append(cell.empty() ? "" : " ");
            out += "|\n";
        }
    }
    return out;
}

} // namespace namu::config::testing
