#include "namu/zonefile/fast/text_marks.hpp"

#include <algorithm>

namespace namu::fast {

void TextMarks::refill() noexcept
{
    end_ = std::copy(next_, static_cast<const std::uint32_t*>(end_), room_.data());
    next_ = room_.data();
    while (end_ - next_ < static_cast<std::ptrdiff_t>(keep_ahead) && scanned_ < text_.size()) {
        const std::size_t units = (std::min(step, text_.size() - scanned_) + mark_unit - 1) / mark_unit;
        end_ = find_(text_.data() + scanned_, units, static_cast<std::uint32_t>(scanned_), in_word_, end_);
        scanned_ += units * mark_unit;
    }
    // The NUL octets behind the text are marks too.
    while (end_ != next_ && end_[-1] >= text_.size())
        --end_;
    close();
}

} // namespace namu::fast
