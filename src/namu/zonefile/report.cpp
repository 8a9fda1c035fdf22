#include "namu/zonefile/report.hpp"

#include "namu/base/utf8.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace namu {

SourceSpan Report::span(std::string_view part) const noexcept
{
    constexpr std::size_t longest = std::numeric_limits<std::uint32_t>::max();
    return {position(part.data()), static_cast<std::uint32_t>(std::min(part.size(), longest))};
}

SourceSpan Report::span(const rdata::TextToken& field) const noexcept
{
    return span(as_written(field));
}

SourceSpan Report::behind(const rdata::TextToken& field) const noexcept
{
    const std::string_view written = as_written(field);
    return {position(written.data() + written.size()), 0};
}

void Report::tell(const DiagnosticRule& rule, SourceSpan where, std::string message, std::string hint,
                  std::vector<Diagnostic::Note> notes) const
{
    diagnostics_->report({&rule, where, std::move(message), std::move(hint), std::move(notes)});
}

std::string_view as_written(const rdata::TextToken& field) noexcept
{
    return field.quoted ? std::string_view{field.text.data() - 1, field.text.size() + 2} : field.text;
}

std::string in_backquotes(std::string_view word)
{
    constexpr std::size_t longest = 60;
    if (word.size() <= longest)
        return '`' + to_screen(word) + '`';
    return '`' + to_screen(word.substr(0, character_begin(word, longest))) + "...`";
}

} // namespace namu
