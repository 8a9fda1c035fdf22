#include "namu/base/diagnostic_text.hpp"

#include "namu/base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace namu {
namespace {

constexpr std::size_t widest_excerpt = 120;

struct Style {
    std::string_view bold, red, yellow, cyan, green, off;
};

constexpr Style plain{"", "", "", "", "", ""};
constexpr Style vivid{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[32m", "\x1b[0m"};

/// The part of a source line that is shown, and where the mark stands in it.
struct Excerpt {
    std::string text;
    std::size_t mark_column = 0;
    std::size_t mark_length = 1;
};

/// A window of the line around the mark, so that a line of 200 MB does not fill the screen.
Excerpt make_excerpt(const SourceLocation& location, std::size_t length)
{
    const std::string_view line = location.line_text;
    const std::size_t mark = location.column - 1;
    const bool is_cut_before = mark > widest_excerpt / 2 && line.size() > widest_excerpt;
    const std::size_t begin = is_cut_before ? character_begin(line, mark - widest_excerpt / 2) : 0;
    const std::size_t end = character_begin(line, std::min(begin + widest_excerpt, line.size()));

    Excerpt excerpt;
    excerpt.text = (begin > 0 ? "..." : "") + to_screen(line.substr(begin, end - begin));
    excerpt.mark_column = mark - begin + (begin > 0 ? 3 : 0);
    const std::size_t room =
        excerpt.text.size() > excerpt.mark_column ? excerpt.text.size() - excerpt.mark_column : 1;
    excerpt.mark_length = std::clamp<std::size_t>(length, 1, room);
    if (end < line.size())
        excerpt.text += "...";
    return excerpt;
}

void append_place(std::string& out, const SourceLocation& location, const Style& style)
{
    if (location.path.empty())
        return;
    out.append(style.bold).append(location.path);
    if (location.line != 0)
        out.append(":")
            .append(std::to_string(location.line))
            .append(":")
            .append(std::to_string(location.column));
    out.append(":").append(style.off).append(" ");
}

void append_excerpt(std::string& out, const SourceLocation& location, std::size_t length, const Style& style)
{
    const Excerpt excerpt = make_excerpt(location, length);
    std::string number = std::to_string(location.line);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
    const std::string_view text = excerpt.text;
    out.append(number).append(" | ").append(text).append("\n");
    out.append(number.size(), ' ').append(" | ");
    out.append(screen_columns(text.substr(0, excerpt.mark_column)), ' ');
    out.append(style.green).append("^");
    const std::size_t marked =
        screen_columns(text.substr(std::min(excerpt.mark_column, text.size()), excerpt.mark_length));
    out.append(marked > 1 ? marked - 1 : 0, '~').append(style.off).append("\n");
}

void append_include_chain(std::string& out, SourcePosition where, const SourceMap& sources)
{
    if (!where.is_known())
        return;
    // A chain is as deep as the limit on $INCLUDE at most, so this ends.
    for (auto from = sources.at(where.source()).included_from; from.is_known();
         from = sources.at(from.source()).included_from) {
        const SourceLocation location = sources.locate(from);
        out.append("      = included from ")
            .append(location.path)
            .append(":")
            .append(std::to_string(location.line));
        out.append("\n");
    }
}

void append_notes(std::string& out, const Diagnostic& diagnostic, const SourceMap& sources,
                  const Style& style)
{
    for (const auto& note : diagnostic.notes) {
        const SourceMap& own = note.sources != nullptr ? *note.sources : sources;
        const SourceLocation location = own.locate(note.where.begin);
        append_place(out, location, style);
        out.append(style.cyan).append("note: ").append(style.off).append(note.message).append("\n");
        if (location.line != 0)
            append_excerpt(out, location, note.where.length, style);
    }
}

void append_tags(std::string& out, const Diagnostic& diagnostic)
{
    out.append(" [").append(diagnostic.rule->id);
    if (!diagnostic.rule->source.empty())
        out.append(", ").append(diagnostic.rule->source);
    out.append("]\n");
}

std::string counted(std::size_t count, std::string_view word)
{
    return std::to_string(count).append(" ").append(word).append(count == 1 ? "" : "s");
}

} // namespace

std::string without_colours(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find("\x1b["), text.size());
        out.append(text.substr(0, begin));
        const std::size_t end = text.find('m', begin);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

std::string to_text(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour)
{
    const Style& style = colour == Colour::always ? vivid : plain;
    const SourceLocation location = sources.locate(diagnostic.where.begin);
    const bool is_error = diagnostic.is_error();

    std::string out;
    append_place(out, location, style);
    out.append(is_error ? style.red : style.yellow)
        .append(is_error ? "error: " : "warning: ")
        .append(style.off);
    out.append(style.bold).append(diagnostic.message).append(style.off);
    append_tags(out, diagnostic);
    if (location.line != 0)
        append_excerpt(out, location, diagnostic.where.length, style);
    append_notes(out, diagnostic, sources, style);
    if (!diagnostic.hint.empty())
        out.append("      = hint: ").append(diagnostic.hint).append("\n");
    append_include_chain(out, diagnostic.where.begin, sources);
    out.append(diagnostic.patch);
    return out;
}

std::string summary(const Diagnostics& diagnostics)
{
    std::string out;
    if (diagnostics.errors() != 0)
        out = counted(diagnostics.errors(), "error");
    if (diagnostics.warnings() != 0)
        out.append(out.empty() ? "" : " and ").append(counted(diagnostics.warnings(), "warning"));
    return out;
}

} // namespace namu
