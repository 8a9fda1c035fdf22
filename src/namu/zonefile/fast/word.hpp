#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace namu::fast {

/// Octets behind every text and every room of the fast reader that may be read, and written, without meaning
/// anything: so words are handled 16 octets at a time.
inline constexpr std::size_t slack = 64;

/// A field of an entry as it stands in the text: without escapes; quotes are left out.
struct Word {
    const char* begin = nullptr;
    std::size_t size = 0;

    [[nodiscard]] std::string_view text() const noexcept { return {begin, size}; }
};

/// One entry without anything unusual.
struct Words {
    static constexpr std::size_t most = 64;

    std::array<Word, most> all;
    std::size_t count = 0;
    std::uint64_t quoted = 0; ///< a bit for each word that stands in quotes
    bool begins_with_blank = false;
};

} // namespace namu::fast
