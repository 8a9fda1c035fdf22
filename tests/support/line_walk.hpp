#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace namu::testing {

/// What readers of case files have in common: a text that is walked line by line.
class LineWalk {
protected:
    explicit LineWalk(std::string_view text) : rest_{text} {}

    /// Goes on to the next line; false at the end.
    bool next_line()
    {
        if (rest_.empty())
            return false;
        const auto end = std::min(rest_.find('\n'), rest_.size());
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++number_;
        return true;
    }

    std::string_view line_;  // without its end
    std::size_t number_ = 0; // of the line, from 1

private:
    std::string_view rest_;
};

} // namespace namu::testing
