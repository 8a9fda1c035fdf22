#include "programs/papers/completion.hpp"

#include <algorithm>

namespace namu::papers {
namespace {

bool has_word(std::string_view text, std::string_view word) noexcept
{
    return text.find(word) != std::string_view::npos;
}

/// `on|off`, and not `FILE|DIR`.
bool lists_words(std::string_view value) noexcept
{
    return has_word(value, "|") && std::ranges::all_of(value, [](char letter) {
               return letter == '|' || letter == '-' || (letter >= 'a' && letter <= 'z');
           });
}

} // namespace

Offer offer_for(const Option& option) noexcept
{
    if (option.value.empty())
        return Offer::nothing;
    if (!option.choices.empty() || lists_words(option.value))
        return Offer::words;
    if (has_word(option.value, "FILE") || has_word(option.value, "PATH"))
        return Offer::files;
    return has_word(option.value, "DIR") ? Offer::folders : Offer::nothing;
}

std::string words_for(const Option& option)
{
    std::string words;
    for (const std::string_view choice : option.choices)
        words.append(words.empty() ? "" : " ").append(choice);
    if (words.empty()) {
        words = option.value;
        std::ranges::replace(words, '|', ' ');
    }
    return words;
}

Offer offer_for(const Positionals& positionals) noexcept
{
    return has_word(positionals.text, "FILE") || has_word(positionals.text, "DIR") ? Offer::files
                                                                                   : Offer::nothing;
}

std::string_view short_help(const Option& option) noexcept
{
    std::size_t end = option.help.size();
    for (const std::string_view mark : {"; ", " (", ": ", ", without", ", as in"})
        end = std::min(end, option.help.find(mark));
    return option.help.substr(0, end);
}

} // namespace namu::papers
