#pragma once

#include "namu/zonefile/fast/octet_kind.hpp"
#include "namu/zonefile/fast/text_marks.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace namu::fast {

/// Cuts a text into entries, as the Lexer does, but only those without escapes, quotes inside of words and other
/// rarities.
class EntryCutter {
public:
    enum class Outcome : std::uint8_t {
        entry,
        end,
        unusual, ///< the entry that begins at `line()` is for the Lexer
    };

    /// Begins with a text that is followed by `slack` octets of NUL and holds no other NUL.
    void start(std::string_view text) noexcept
    {
        text_ = text.data();
        size_ = text.size();
        line_ = 0;
        marks_.start(text);
    }

    /// Reads the next entry that has a word.
    Outcome next(Words& words) noexcept;

    /// Where the line begins with which the last entry began; afterwards the place behind it.
    [[nodiscard]] std::size_t entry_begin() const noexcept { return entry_begin_; }

    /// How far the text was read.
    [[nodiscard]] std::size_t at() const noexcept { return line_; }

    /// Goes on behind an entry that the Lexer has read.
    void resume(std::size_t offset) noexcept
    {
        line_ = offset;
        marks_.resume(offset);
    }

private:
    const std::uint32_t* skip_quoted(const std::uint32_t* at, Word& word) const noexcept;
    Outcome finish(const std::uint32_t* behind, std::size_t line, const Word* end, Words& words) noexcept;

    const char* text_ = nullptr;
    std::size_t size_ = 0;
    std::size_t line_ = 0; // the line that is read next begins here
    std::size_t entry_begin_ = 0;
    TextMarks marks_;
};

} // namespace namu::fast
