#include "namu/zonefile/fast/marks.hpp"

#include "namu/zonefile/fast/octet_kind.hpp"

#include <array>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#define NAMU_X86_64 1
#endif

namespace namu::fast {
namespace {

/// A bit for each octet of a unit.
struct UnitMasks {
    std::uint64_t word;  ///< part of a word
    std::uint64_t blank; ///< nothing
};

/// Writes eight places at a time, of which those behind the last bit are overwritten later: whether there is one more
/// cannot be foreseen, whether there are more than eight nearly always can.
[[gnu::always_inline]] inline std::uint32_t* append_places(std::uint64_t bits, std::uint32_t base,
                                                           std::uint32_t* out) noexcept
{
    std::uint32_t* const end = out + std::popcount(bits);
    while (bits != 0) {
        for (std::size_t i = 0; i < 8; ++i) {
            out[i] = base + static_cast<std::uint32_t>(std::countr_zero(bits));
            bits &= bits - 1;
        }
        out += 8;
    }
    return end;
}

[[gnu::always_inline]] inline std::uint64_t marks_of(UnitMasks unit, std::uint64_t& in_word) noexcept
{
    const std::uint64_t behind_word = unit.word << 1 | in_word;
    in_word = unit.word >> 63;
    return (unit.word ^ behind_word) | ~(unit.word | unit.blank);
}

UnitMasks masks_portable(const char* text) noexcept
{
    UnitMasks unit{0, 0};
    for (std::size_t i = 0; i < mark_unit; ++i) {
        const OctetKind kind = kind_of(text[i]);
        unit.word |= std::uint64_t{kind == OctetKind::word} << i;
        unit.blank |= std::uint64_t{kind == OctetKind::blank} << i;
    }
    return unit;
}

std::uint32_t* find_portable(const char* text, std::size_t units, std::uint32_t base, bool& in_word,
                             std::uint32_t* out)
{
    std::uint64_t carry = in_word ? 1 : 0;
    for (std::size_t i = 0; i < units; ++i, text += mark_unit, base += mark_unit)
        out = append_places(marks_of(masks_portable(text), carry), base, out);
    in_word = carry != 0;
    return out;
}

#if NAMU_X86_64

UnitMasks masks_sse2(const char* text) noexcept
{
    UnitMasks unit{0, 0};
    for (std::size_t i = 0; i < mark_unit; i += 16) {
        const auto is = [](__m128i octets, char c) { return _mm_cmpeq_epi8(octets, _mm_set1_epi8(c)); };
        const __m128i octets = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
        const __m128i low = is(_mm_max_epu8(octets, _mm_set1_epi8(' ')), ' ');
        const __m128i parenthesis = is(_mm_and_si128(octets, _mm_set1_epi8('\xfe')), '(');
        const __m128i special = _mm_or_si128(_mm_or_si128(parenthesis, is(octets, '"')),
                                             _mm_or_si128(is(octets, ';'), is(octets, '\\')));
        const __m128i blank = _mm_or_si128(_mm_or_si128(is(octets, ' '), is(octets, '\t')), is(octets, '\r'));
        const auto not_word = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(low, special)));
        unit.word |= std::uint64_t{not_word ^ 0xffffU} << i;
        unit.blank |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(blank))} << i;
    }
    return unit;
}

std::uint32_t* find_sse2(const char* text, std::size_t units, std::uint32_t base, bool& in_word,
                         std::uint32_t* out)
{
    std::uint64_t carry = in_word ? 1 : 0;
    for (std::size_t i = 0; i < units; ++i, text += mark_unit, base += mark_unit)
        out = append_places(marks_of(masks_sse2(text), carry), base, out);
    in_word = carry != 0;
    return out;
}

/// For each octet, the bits of its low half and of its high half are looked up; where they share one, the octet is of
/// the kind that the bit stands for.
struct HalfTables {
    alignas(16) std::array<std::int8_t, 16> low{};
    alignas(16) std::array<std::int8_t, 16> high{};
};
constexpr std::int8_t first_mark_bit = 4; // the bits 1 and 2 stand for blanks

constexpr HalfTables half_tables = [] {
    HalfTables tables;
    // A bit is good for octets that share their high half.
    const auto add = [&tables](std::size_t octet, int bit) {
        tables.low[octet & 0xf] = static_cast<std::int8_t>(tables.low[octet & 0xf] | bit);
        tables.high[octet >> 4] = static_cast<std::int8_t>(tables.high[octet >> 4] | bit);
    };
    constexpr std::array<int, 6> bits_of_marks{4, 8, 16, 32, 0, 64}; // by high half
    for (std::size_t octet = 0; octet < 0x60; ++octet) {
        const OctetKind kind = octet_kinds[octet];
        if (kind == OctetKind::blank)
            add(octet, octet < ' ' ? 1 : 2);
        else if (kind != OctetKind::word)
            add(octet, bits_of_marks[octet >> 4]);
    }
    return tables;
}();

constexpr bool half_tables_agree()
{
    for (std::size_t octet = 0; octet < 256; ++octet) {
        const int bits = half_tables.low[octet & 0xf] & half_tables.high[octet >> 4];
        const OctetKind kind = octet_kinds[octet];
        if ((bits == 0) != (kind == OctetKind::word) ||
            (bits != 0 && bits < first_mark_bit) != (kind == OctetKind::blank))
            return false;
    }
    return true;
}
static_assert(half_tables_agree());

#define NAMU_AVX2 __attribute__((target("avx2,bmi,popcnt")))

NAMU_AVX2 inline UnitMasks masks_avx2(const char* text) noexcept
{
    const auto* const low_table = reinterpret_cast<const __m128i*>(half_tables.low.data());
    const auto* const high_table = reinterpret_cast<const __m128i*>(half_tables.high.data());
    const __m256i low = _mm256_broadcastsi128_si256(_mm_load_si128(low_table));
    const __m256i high = _mm256_broadcastsi128_si256(_mm_load_si128(high_table));
    const __m256i half = _mm256_set1_epi8(0xf);
    UnitMasks unit{0, 0};
    for (std::size_t i = 0; i < mark_unit; i += 32) {
        const __m256i octets = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + i));
        // An index with its top bit set finds nothing, and no octet above 0x7f is special.
        const __m256i bits =
            _mm256_and_si256(_mm256_shuffle_epi8(low, octets),
                             _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(octets, 4), half)));
        const __m256i word = _mm256_cmpeq_epi8(bits, _mm256_setzero_si256());
        const __m256i mark = _mm256_cmpgt_epi8(bits, _mm256_set1_epi8(first_mark_bit - 1));
        const auto words = static_cast<std::uint32_t>(_mm256_movemask_epi8(word));
        const auto marks = static_cast<std::uint32_t>(_mm256_movemask_epi8(mark));
        unit.word |= std::uint64_t{words} << i;
        unit.blank |= std::uint64_t{~(words | marks)} << i;
    }
    return unit;
}

NAMU_AVX2 std::uint32_t* find_avx2(const char* text, std::size_t units, std::uint32_t base, bool& in_word,
                                   std::uint32_t* out)
{
    std::uint64_t carry = in_word ? 1 : 0;
    for (std::size_t i = 0; i < units; ++i, text += mark_unit, base += mark_unit)
        out = append_places(marks_of(masks_avx2(text), carry), base, out);
    in_word = carry != 0;
    return out;
}

constexpr std::array<NamedFindMarks, 3> all{
    {{"portable", find_portable}, {"SSE2", find_sse2}, {"AVX2", find_avx2}}};

std::size_t runnable() noexcept
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 ? 3 : 2;
}

#else

constexpr std::array<NamedFindMarks, 1> all{{{"portable", find_portable}}};

std::size_t runnable() noexcept
{
    return 1;
}

#endif

} // namespace

FindMarks find_marks() noexcept
{
    return all_find_marks().back().find;
}

std::span<const NamedFindMarks> all_find_marks() noexcept
{
    static const std::size_t count = runnable();
    return std::span{all}.first(count);
}

} // namespace namu::fast
