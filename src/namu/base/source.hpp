#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Where an octet stands: which source, and how many octets into it.
///
/// Eight octets, so that a zone can remember one for each record. Line and column are worked out
/// by SourceMap only when somebody wants to see them: the good path never counts.
class SourcePosition {
public:
    SourcePosition() noexcept = default; // nowhere: the record did not come from a text
    SourcePosition(std::uint16_t source, std::uint64_t offset) noexcept
        : packed_{(std::uint64_t{source} + 1) << 48 | (offset & 0xffff'ffff'ffff)}
    {}

    [[nodiscard]] bool is_known() const noexcept { return packed_ != 0; }
    [[nodiscard]] std::uint16_t source() const noexcept
    {
        return static_cast<std::uint16_t>((packed_ >> 48) - 1);
    }
    [[nodiscard]] std::uint64_t offset() const noexcept { return packed_ & 0xffff'ffff'ffff; }

    friend bool operator==(SourcePosition, SourcePosition) noexcept = default;
    friend auto operator<=>(SourcePosition, SourcePosition) noexcept = default;

private:
    std::uint64_t packed_ = 0;
};

/// A run of octets of one source, to be underlined. Length 0 is shown as a lone caret.
struct SourceSpan {
    SourcePosition begin;
    std::uint32_t length = 0;
};

/// A text that records are read from, with the place that included it.
struct Source {
    std::string path; ///< as the user named it
    std::string text;
    SourcePosition included_from; ///< unknown for the file that was named first
};

/// A position as a person counts: both from 1, columns in octets.
struct SourceLocation {
    std::string_view path;
    std::size_t line = 0;
    std::size_t column = 0;
    std::string_view line_text; ///< without its line end
};

/// Keeps the sources of one load and turns positions into lines and columns.
class SourceMap {
public:
    static constexpr std::size_t max_sources = 65'534;

    /// Takes a text in; its place never moves afterwards. The caller keeps below max_sources.
    std::uint16_t add(std::string path, std::string text, SourcePosition included_from = {});

    /// Notes a file that should have been read and could not be.
    void add_missing(std::string path) { missing_.push_back(std::move(path)); }
    [[nodiscard]] const std::vector<std::string>& missing() const noexcept { return missing_; }

    [[nodiscard]] const Source& at(std::uint16_t source) const { return *sources_.at(source); }
    [[nodiscard]] std::size_t size() const noexcept { return sources_.size(); }

    /// Counts lines from the start of the source: for messages, not for the good path.
    [[nodiscard]] SourceLocation locate(SourcePosition position) const;

private:
    std::vector<std::unique_ptr<Source>> sources_;
    std::vector<std::string> missing_;
};

} // namespace namu
