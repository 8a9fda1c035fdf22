#pragma once

#include "namu/wire/rr_type.hpp"
#include "namu/zonefile/fast/octet_mask.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace namu::fast {

/// Up to eight octets as one number.
[[nodiscard]] constexpr std::uint64_t packed(std::string_view text) noexcept
{
    std::uint64_t octets = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        octets |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    return octets;
}

/// The same for a word of the text; 0 for a longer one.
[[nodiscard]] inline std::uint64_t packed(Word word) noexcept
{
    return word.size > 8 ? 0 : load_eight(word.begin) & (~std::uint64_t{0} >> (8 * (8 - word.size)));
}

/// A type by its mnemonic in capitals, which is how nearly all are written; the others take longer.
[[nodiscard]] inline std::optional<RRType> read_type(Word word) noexcept
{
    switch (packed(word)) {
    case packed("A"): return RRType::A;
    case packed("NS"): return RRType::NS;
    case packed("CNAME"): return RRType::CNAME;
    case packed("SOA"): return RRType::SOA;
    case packed("PTR"): return RRType::PTR;
    case packed("MX"): return RRType::MX;
    case packed("TXT"): return RRType::TXT;
    case packed("AAAA"): return RRType::AAAA;
    case packed("SRV"): return RRType::SRV;
    case packed("DNAME"): return RRType::DNAME;
    case packed("DS"): return RRType::DS;
    case packed("RRSIG"): return RRType::RRSIG;
    case packed("NSEC"): return RRType::NSEC;
    case packed("DNSKEY"): return RRType::DNSKEY;
    case packed("NSEC3"): return RRType::NSEC3;
    case packed("CAA"): return RRType::CAA;
    default: return rr_type_from_text(word.text());
    }
}

} // namespace namu::fast
