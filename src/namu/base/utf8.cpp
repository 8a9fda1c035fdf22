#include "namu/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace namu {
namespace {

struct Form {
    unsigned char mask, lead; // an octet begins a character of this form where (octet & mask) == lead
    std::size_t octets;
    char32_t smallest; // below it a shorter form would do
};

constexpr auto forms = std::to_array<Form>({
    {0x80, 0x00, 1, 0},
    {0xe0, 0xc0, 2, 0x80},
    {0xf0, 0xe0, 3, 0x800},
    {0xf8, 0xf0, 4, 0x1'0000},
});

struct Range {
    char32_t first, last;
};

/// The blocks of Unicode Standard Annex #11 that are wide throughout; single wide characters elsewhere are
/// not worth a table here.
constexpr auto wide = std::to_array<Range>({
    {0x1100, 0x115f},     // the consonants that begin a Hangul syllable
    {0x2e80, 0x303e},     // radicals and CJK punctuation
    {0x3041, 0xa4cf},     // kana, Hangul letters, ideographs, Yi
    {0xac00, 0xd7a3},     // Hangul syllables
    {0xf900, 0xfaff},     // compatibility ideographs
    {0xfe30, 0xfe6f},     // vertical and small forms
    {0xff00, 0xff60},     // full-width forms
    {0xffe0, 0xffe6},     // full-width signs
    {0x1'f300, 0x1'f64f}, // pictographs
    {0x1'f900, 0x1'f9ff}, // more pictographs
    {0x2'0000, 0x3'fffd}, // further ideographs
});

constexpr bool is_continuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

constexpr bool is_character(char32_t code, const Form& form) noexcept
{
    const bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
    return code >= form.smallest && code <= 0x10'ffff && !is_surrogate;
}

constexpr bool is_control(char32_t code) noexcept
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

bool is_wide(char32_t code) noexcept
{
    return std::ranges::any_of(wide, [code](const Range& r) { return code >= r.first && code <= r.last; });
}

} // namespace

Utf8Character first_character(std::string_view text) noexcept
{
    if (text.empty())
        return {};
    const auto lead = static_cast<unsigned char>(text.front());
    for (const Form& form : forms) {
        if ((lead & form.mask) != form.lead)
            continue;
        if (text.size() < form.octets)
            return {};
        auto code = static_cast<char32_t>(lead & ~form.mask & 0xff);
        for (const char c : text.substr(1, form.octets - 1)) {
            if (!is_continuation(c))
                return {};
            code = code << 6 | (static_cast<unsigned char>(c) & 0x3fU);
        }
        return is_character(code, form) ? Utf8Character{code, form.octets} : Utf8Character{};
    }
    return {};
}

std::size_t character_begin(std::string_view text, std::size_t at) noexcept
{
    // Binary garbage may have any number of continuation octets in a row; a character has three at most.
    for (std::size_t back = 0; back <= 3 && back <= at; ++back) {
        if (at - back >= text.size() || !is_continuation(text[at - back]))
            return at - back;
    }
    return at;
}

std::size_t screen_columns(std::string_view text) noexcept
{
    std::size_t columns = 0;
    while (!text.empty()) {
        const Utf8Character next = first_character(text);
        columns += is_wide(next.code) ? 2U : 1U;
        text.remove_prefix(std::max<std::size_t>(next.octets, 1));
    }
    return columns;
}

std::string to_screen(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Utf8Character next = first_character(text);
        const std::size_t octets = std::max<std::size_t>(next.octets, 1);
        if (text.front() == '\t')
            out += ' ';
        else if (next.octets == 0 || is_control(next.code))
            out.append(octets, '?');
        else
            out.append(text.substr(0, octets));
        text.remove_prefix(octets);
    }
    return out;
}

} // namespace namu
