#pragma once

#include "namu/wire/rr_type.hpp"
#include "namu/zonefile/fast/octet_mask.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
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

/// The same for a word of the text; 0 for a longer one, and for an empty one, as there are in quotes.
[[nodiscard]] inline std::uint64_t packed(Word word) noexcept
{
    return word.size - 1 >= 8 ? 0 : load_eight(word.begin) & (~std::uint64_t{0} >> (8 * (8 - word.size)));
}

/// The types of nearly all records by their mnemonics in capitals, found by one look: no two fall together.
class UsualTypes {
public:
    struct Row {
        std::uint64_t word = ~std::uint64_t{0}; // that is no word
        RRType type{};
    };

    constexpr UsualTypes() noexcept
    {
        using enum RRType;
        // clang-format off
        const Row rows[]{
            {packed("A"), A}, {packed("NS"), NS}, {packed("CNAME"), CNAME}, {packed("SOA"), SOA}, {packed("PTR"), PTR},
            {packed("MX"), MX}, {packed("TXT"), TXT}, {packed("AAAA"), AAAA}, {packed("SRV"), SRV},
            {packed("DNAME"), DNAME}, {packed("DS"), DS}, {packed("RRSIG"), RRSIG}, {packed("NSEC"), NSEC},
            {packed("DNSKEY"), DNSKEY}, {packed("NSEC3"), NSEC3}, {packed("CAA"), CAA}, {packed("HTTPS"), HTTPS},
            {packed("SVCB"), SVCB}, {packed("TLSA"), TLSA}, {packed("NAPTR"), NAPTR}, {packed("SSHFP"), SSHFP},
            {packed("CDS"), CDS}, {packed("CDNSKEY"), CDNSKEY},
        };
        // clang-format on
        for (const Row& row : rows) {
            has_clash_ |= rows_[place(row.word)].type != RRType{};
            rows_[place(row.word)] = row;
        }
    }

    [[nodiscard]] constexpr const Row& find(std::uint64_t word) const noexcept { return rows_[place(word)]; }
    [[nodiscard]] constexpr bool has_clash() const noexcept { return has_clash_; }

private:
    /// The multiplier was found by trying: with it all have places of their own.
    static constexpr std::size_t place(std::uint64_t word) noexcept
    {
        return word * 0x4a50'12dc'582c'18c9 >> 58;
    }

    std::array<Row, 64> rows_{};
    bool has_clash_ = false;
};

inline constexpr UsualTypes usual_types;
static_assert(!usual_types.has_clash());

/// A type as a zone file names it, or 0, which no record has, for a word that is none. `octets` is the word packed.
[[nodiscard]] inline RRType read_type(Word word, std::uint64_t octets) noexcept
{
    const UsualTypes::Row& row = usual_types.find(octets);
    return row.word == octets ? row.type : rr_type_from_text(word.text()).value_or(RRType{});
}

} // namespace namu::fast
