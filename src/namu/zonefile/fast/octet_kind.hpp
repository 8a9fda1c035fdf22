#pragma once

#include <array>
#include <cstdint>

namespace namu::fast {

/// What an octet of a master file means outside of quotes, as far as the fast reader goes.
enum class OctetKind : std::uint8_t {
    word,     ///< part of a word
    blank,    ///< space, tab, carriage return
    line_end, ///< line feed
    comment,  ///< `;`
    quote,    ///< `"`
    open,     ///< `(`
    close,    ///< `)`
    escape,   ///< `\`
    control,  ///< every other octet below a space: legal in a word, but left to the explaining reader
};

inline constexpr auto octet_kinds = [] {
    std::array<OctetKind, 256> table{};
    for (std::size_t octet = 0; octet < ' '; ++octet)
        table[octet] = OctetKind::control;
    table[' '] = table['\t'] = table['\r'] = OctetKind::blank;
    table['\n'] = OctetKind::line_end;
    table[';'] = OctetKind::comment;
    table['"'] = OctetKind::quote;
    table['('] = OctetKind::open;
    table[')'] = OctetKind::close;
    table['\\'] = OctetKind::escape;
    return table;
}();

[[nodiscard]] constexpr OctetKind kind_of(char c) noexcept
{
    return octet_kinds[static_cast<unsigned char>(c)];
}

} // namespace namu::fast
