#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace namu {

/// The words of a text that stand between blanks.
[[nodiscard]] inline std::vector<std::string_view> words_of(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t begin = text.find_first_not_of(' '); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(' ', end);
    }
    return words;
}

} // namespace namu
