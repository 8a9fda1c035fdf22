#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/wire/rdata/text_token.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Speaks about one source: turns views into its text into places, and reports.
class Report {
public:
    Report(Diagnostics& diagnostics, std::uint16_t source, std::string_view text) noexcept
        : diagnostics_{&diagnostics},
          source_{source},
          text_{text}
    {}

    [[nodiscard]] SourcePosition position(const char* at) const noexcept
    {
        return {source_, static_cast<std::uint64_t>(at - text_.data())};
    }
    /// A part of the source's text.
    [[nodiscard]] SourceSpan span(std::string_view part) const noexcept;
    /// A field, its quotes included.
    [[nodiscard]] SourceSpan span(const rdata::TextToken& field) const noexcept;
    /// The place right behind a field, where something is missing.
    [[nodiscard]] SourceSpan behind(const rdata::TextToken& field) const noexcept;

    void tell(const DiagnosticRule& rule, SourceSpan where, std::string message, std::string hint = {},
              std::vector<Diagnostic::Note> notes = {}) const;

private:
    Diagnostics* diagnostics_;
    std::uint16_t source_;
    std::string_view text_;
};

/// A field as it stands in the file, with its quotes.
[[nodiscard]] std::string_view as_written(const rdata::TextToken& field) noexcept;

/// A word of the file inside of a message: in backquotes, cut when it is long, fit for a screen.
[[nodiscard]] std::string in_backquotes(std::string_view word);

} // namespace namu
