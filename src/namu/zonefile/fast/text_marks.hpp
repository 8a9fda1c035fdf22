#pragma once

#include "namu/zonefile/fast/marks.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace namu::fast {

/// The marks (marks.hpp) of a text, worked out some kilobytes ahead of its reader, so that they stay in the nearest
/// cache.
class TextMarks {
public:
    TextMarks() : room_(keep_ahead + step + mark_unit + spare) {}

    /// Begins with a text of less than 2^32 octets that is followed by `slack` octets of NUL.
    void start(std::string_view text) noexcept
    {
        text_ = text;
        restart(0);
    }

    /// Works ahead; to be called before each entry. Afterwards all marks of an entry of usual length can be read
    /// from `next()` on. Behind the last mark stands the size of the text, twice.
    void prepare() noexcept
    {
        if (end_ - next_ < static_cast<std::ptrdiff_t>(keep_ahead) && scanned_ < text_.size()) [[unlikely]]
            refill();
    }

    [[nodiscard]] const std::uint32_t* next() const noexcept { return next_; }
    void set_next(const std::uint32_t* next) noexcept { next_ = next; }

    /// Goes on at `offset`, the begin of a line, however far the marks were read.
    void resume(std::size_t offset) noexcept
    {
        while (next_ != end_ && *next_ < offset)
            ++next_;
        if (next_ == end_ && scanned_ < text_.size())
            restart(offset);
    }

    /// False where an entry is longer than what was worked out ahead.
    [[nodiscard]] bool all_seen() const noexcept { return scanned_ >= text_.size(); }

private:
    static constexpr std::size_t keep_ahead = 512;
    static constexpr std::size_t step = 8192; // octets of text
    static constexpr std::size_t spare = 16;  // FindMarks writes eight at a time; and the two at the end

    void restart(std::size_t offset) noexcept
    {
        scanned_ = offset;
        in_word_ = false;
        next_ = end_ = room_.data();
        close();
    }

    void refill() noexcept;

    void close() noexcept { end_[0] = end_[1] = static_cast<std::uint32_t>(text_.size()); }

    FindMarks find_ = find_marks();
    std::vector<std::uint32_t> room_;
    std::uint32_t* end_ = room_.data();
    const std::uint32_t* next_ = end_;
    std::string_view text_;
    std::size_t scanned_ = 0; // octets
    bool in_word_ = false;
};

} // namespace namu::fast
