#include "namu/config/toml_text.hpp"

#include "namu/config/rules.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <sstream>
#include <utility>

// The only source that sees toml++; without exceptions its parser hands out what is wrong.
#define TOML_EXCEPTIONS 0
// Version 3.3 asserts of a header such as `[[[x]]]` what does not hold (mended in its pull request 301), and with NDEBUG
// lets the compiler count on it. Where nobody counts on it, it goes on to say what is wrong with the header.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

namespace namu::config {
namespace {

bool begins_character(char octet) noexcept
{
    return (static_cast<unsigned char>(octet) & 0xc0U) != 0x80U;
}

/// Makes places in octets of the line and column that toml++ counts, both from 1, columns in characters.
class Places {
public:
    Places(std::uint16_t source, std::string_view text) : source_{source}, text_{text}
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n')
                lines_.push_back(i + 1);
        }
    }

    SourceSpan span(const toml::source_region& region) const
    {
        const std::size_t begin = offset(region.begin);
        const std::size_t end = offset(region.end);
        return {SourcePosition{source_, begin}, static_cast<std::uint32_t>(end > begin ? end - begin : 0)};
    }

private:
    std::size_t offset(const toml::source_position& position) const
    {
        if (position.line == 0 || position.line > lines_.size())
            return text_.size();
        std::size_t at = lines_[position.line - 1];
        for (std::size_t column = 1; column < position.column && at < text_.size(); ++column) {
            do
                ++at;
            while (at < text_.size() && !begins_character(text_[at]));
        }
        return at;
    }

    std::uint16_t source_;
    std::string_view text_;
    std::vector<std::size_t> lines_{0}; ///< where each begins
};

TomlValue converted(const toml::node& node, const Places& places);

TomlTable converted(const toml::table& table, const Places& places)
{
    TomlTable entries;
    for (auto&& [key, value] : table)
        entries.push_back({std::string{key.str()}, places.span(key.source()), converted(value, places)});
    return entries;
}

TomlValue::Array converted(const toml::array& array, const Places& places)
{
    TomlValue::Array values;
    for (const toml::node& value : array)
        values.push_back(converted(value, places));
    return values;
}

/// As deep as toml++ lets values be nested.
TomlValue converted(const toml::node& node, const Places& places)
{
    TomlValue value{TomlValue::Date{}, places.span(node.source())};
    if (const auto* const text = node.as_string())
        value.data = text->get();
    else if (const auto* const number = node.as_integer())
        value.data = number->get();
    else if (const auto* const fraction = node.as_floating_point())
        value.data = fraction->get();
    else if (const auto* const truth = node.as_boolean())
        value.data = truth->get();
    else if (const auto* const array = node.as_array())
        value.data = converted(*array, places);
    else if (const auto* const table = node.as_table())
        value.data = converted(*table, places);
    return value;
}

struct Remedy {
    std::string_view complaint; ///< a part of what toml++ says
    std::string_view hint;
};

constexpr std::array remedies{
    Remedy{"could not determine value type",
           "text stands in double quotes, a list in [ ]; bare are numbers, true and false only"},
    Remedy{"cannot redefine", "each key and each [table] may be there once; those that may be repeated have "
                              "double brackets: [[zone]]"},
    Remedy{"end-of-file", "a value, a quote or a bracket is missing here"},
    Remedy{"expected '='", "a line is `key = value`; a name with blanks or dots in it stands in quotes"},
    Remedy{"unknown escape sequence", "write \\\\ for a backslash, or put the text in single quotes"},
    Remedy{"utf-8", "save the file as UTF-8"},
    Remedy{"unescaped control characters",
           "the closing quote is missing, or the text goes on in another line"},
};

std::string hint_for(std::string_view complaint)
{
    const auto fits = [&](const Remedy& remedy) {
        return complaint.find(remedy.complaint) != std::string_view::npos;
    };
    const auto* const remedy = std::ranges::find_if(remedies, fits);
    return std::string{remedy != remedies.end()
                           ? remedy->hint
                           : "lines are `key = value`, [table] or [[table]]; # begins a comment"};
}

void report(const toml::parse_error& error, const Places& places, Diagnostics& diagnostics)
{
    constexpr std::string_view beginning = "Error while parsing ";
    std::string_view complaint = error.description();
    if (complaint.starts_with(beginning))
        complaint.remove_prefix(beginning.size());
    diagnostics.report({.rule = &config_rule::not_toml,
                        .where = places.span(error.source()),
                        .message = "this is not TOML: " + std::string{complaint},
                        .hint = hint_for(complaint)});
}

} // namespace

std::optional<TomlTable> read_toml(std::uint16_t source, const SourceMap& sources, Diagnostics& diagnostics)
{
    const std::string_view text = sources.at(source).text;
    const Places places{source, text};
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        report(parsed.error(), places, diagnostics);
        return std::nullopt;
    }
    return converted(parsed.table(), places);
}

std::string toml_quoted(std::string_view text)
{
    std::ostringstream out;
    out << toml::toml_formatter{toml::value<std::string>{std::string{text}},
                                toml::format_flags::allow_unicode_strings};
    return std::move(out).str();
}

} // namespace namu::config
