#pragma once

#include "namu/wire/rr_type.hpp"
#include "namu/zonefile/fast/name_text.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <cstddef>
#include <cstdint>

namespace namu::fast {

/// The words of an RDATA and the origin that completes its names.
struct RdataWords {
    const Word* words;
    std::size_t count;
    std::uint64_t quoted; ///< a bit for each of them
    const PaddedName& origin;
};

/// No RDATA takes more room than its text and these, `slack` included.
inline constexpr std::size_t rdata_surplus = max_name_octets + 2 * slack;

/// Writes the wire form of RDATA that is written as nearly everybody writes it. Returns the octet behind it, or null
/// for every other type and form, and for every mistake: the codec of the type (wire/rdata) then has its say.
[[nodiscard]] std::uint8_t* write_rdata(RRType type, const RdataWords& in, std::uint8_t* to) noexcept;

} // namespace namu::fast
