#include "programs/wrap.hpp"

#include "namu/base/utf8.hpp"

#include <algorithm>

namespace namu {
namespace {

/// How much of `line` fits into `width` columns: up to the last blank, or to the end of a word that is wider.
std::size_t fitting(std::string_view line, std::size_t width)
{
    if (screen_columns(line) <= width)
        return line.size();
    std::size_t fits = std::min(line.find(' '), line.size());
    for (std::size_t end = fits; end < line.size() && screen_columns(line.substr(0, end)) <= width;
         end = std::min(line.find(' ', end + 1), line.size()))
        fits = end;
    return fits;
}

void append_wrapped_line(std::string& out, std::string_view line, std::size_t indent)
{
    do {
        const std::size_t size = fitting(line, help_width - indent);
        if (size != 0)
            out.append(indent, ' ').append(line.substr(0, size));
        out += '\n';
        line.remove_prefix(std::min(size + 1, line.size()));
    } while (!line.empty());
}

} // namespace

void append_wrapped(std::string& out, std::string_view text, std::size_t indent)
{
    while (true) {
        const std::size_t end = text.find('\n');
        append_wrapped_line(out, text.substr(0, end), indent);
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

void append_described(std::string& out, std::string_view term, std::string_view text, std::size_t term_width)
{
    constexpr std::size_t margin = 2;
    const std::size_t column = margin + term_width + margin;
    std::string described;
    append_wrapped(described, text, column);
    if (term.size() <= term_width)
        described.replace(margin, term.size(), term);
    else
        out.append(margin, ' ').append(term).append("\n");
    out += described;
}

} // namespace namu
