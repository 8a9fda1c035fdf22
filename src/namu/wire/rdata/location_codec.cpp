#include "namu/wire/rdata/location_codec.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace namu::rdata {
namespace {

constexpr std::size_t version_0_octets = 16;
constexpr std::int64_t equator = std::int64_t{1} << 31; // thousandths of a second of arc
constexpr std::int64_t ground = 100'000 * 100;          // centimetres below the reference
constexpr std::int64_t highest = UINT32_MAX - ground;   // 42849672.95 m
constexpr std::int64_t largest_size = 9'000'000'000;    // centimetres: mantissa 9, exponent 9
constexpr std::int64_t thousandths_of_degree = 3'600'000;

constexpr std::string_view form =
    "write degrees [minutes [seconds]] N or S, the same with E or W, and the altitude in "
    "metres: 42 21 54 N 71 06 18 W -24m";

/// `text` with at most `places` decimals, times 10^places: "1.5" with 2 places is 150.
std::optional<std::int64_t> parse_decimal(std::string_view text, std::size_t places) noexcept
{
    constexpr std::size_t most_digits = 12;
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || whole.size() > most_digits || decimals.size() > places ||
        (places == 0 && point != std::string_view::npos))
        return std::nullopt;
    std::int64_t value = 0;
    for (const auto part : {whole, decimals}) {
        for (const char c : part) {
            if (!is_digit(c))
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
    }
    for (std::size_t i = decimals.size(); i < places; ++i)
        value *= 10;
    return negative ? -value : value;
}

bool fail_location(TextInput& in, std::string_view word, std::string_view what)
{
    return in.fail(bad_loc, "LOC " + std::string{what} + ' ' + quoted(word) + " is not one",
                   std::string{form});
}

/// One number of an angle or size, from `lowest` to `highest_value` in units of 10^-places.
struct Range {
    std::string_view what;
    std::size_t places;
    std::int64_t lowest;
    std::int64_t highest;
};

std::optional<std::int64_t> take_decimal(TextInput& in, std::string_view word, const Range& range)
{
    const auto value = parse_decimal(word, range.places);
    if (value && *value >= range.lowest && *value <= range.highest)
        return value;
    if (!value) {
        fail_location(in, word, range.what);
        return std::nullopt;
    }
    const bool low = *value < range.lowest;
    in.fail(bad_loc, "LOC " + std::string{range.what} + ' ' + quoted(word) + " is out of range",
            low ? "write a larger number" : "write a smaller number");
    return std::nullopt;
}

/// What tells latitude from longitude.
struct Axis {
    std::string_view what;
    char positive;
    char negative;
    Range degrees;
};
constexpr Axis latitude{"latitude", 'n', 's', {"degrees of latitude", 0, 0, 90}};
constexpr Axis longitude{"longitude", 'e', 'w', {"degrees of longitude", 0, 0, 180}};
constexpr Range minutes{"minutes", 0, 0, 59};
constexpr Range seconds{"seconds", 3, 0, 59'999};

/// Takes one to three numbers and the letter behind them.
bool read_angle(TextInput& in, const Axis& axis)
{
    const Range* const ranges[] = {&axis.degrees, &minutes, &seconds};
    constexpr std::int64_t weights[] = {thousandths_of_degree, 60'000, 1};
    std::int64_t angle = 0;
    for (std::size_t i = 0;; ++i) {
        const auto* const token = in.take_word();
        if (token == nullptr)
            return false;
        const char letter = token->text.size() == 1 ? to_lower(token->text.front()) : '\0';
        if (i > 0 && (letter == axis.positive || letter == axis.negative)) {
            const auto value = letter == axis.positive ? equator + angle : equator - angle;
            in.out().write_u32(static_cast<std::uint32_t>(value));
            return true;
        }
        if (i == 3)
            return fail_location(in, token->text, std::string{axis.what} + " letter");
        const auto number = take_decimal(in, token->text, *ranges[i]);
        if (!number)
            return false;
        angle += *number * weights[i];
    }
}

/// The next token as a length in centimetres; nothing, and failed, where it is none.
std::optional<std::int64_t> take_metres(TextInput& in, const Range& range)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return std::nullopt;
    auto word = token->text;
    if (word.ends_with('m') || word.ends_with('M'))
        word.remove_suffix(1);
    return take_decimal(in, word, range);
}

/// Four bits each of mantissa and power of ten; digits behind the first are lost (RFC 1876 §2).
std::uint8_t pack_size(std::int64_t centimetres) noexcept
{
    unsigned exponent = 0;
    for (; centimetres >= 10; centimetres /= 10)
        ++exponent;
    return static_cast<std::uint8_t>(static_cast<unsigned>(centimetres) << 4 | exponent);
}

struct Sizes {
    std::uint8_t size = 0x12;       // 1 m
    std::uint8_t horizontal = 0x16; // 10000 m
    std::uint8_t vertical = 0x13;   // 10 m
};

bool read_sizes(TextInput& in, Sizes& sizes)
{
    constexpr std::string_view what[] = {"size", "horizontal precision", "vertical precision"};
    std::uint8_t* const to[] = {&sizes.size, &sizes.horizontal, &sizes.vertical};
    for (std::size_t i = 0; i < 3 && !in.at_end(); ++i) {
        const auto metres = take_metres(in, {what[i], 2, 0, largest_size});
        if (!metres)
            return false;
        *to[i] = pack_size(*metres);
    }
    return true;
}

bool is_size(std::uint8_t octet) noexcept
{
    return (octet >> 4) <= 9 && (octet & 0xf) <= 9;
}

/// Zero has one spelling only.
bool is_printable_size(std::uint8_t octet) noexcept
{
    return octet >> 4 != 0 || octet == 0;
}

std::int64_t angle_at(Bytes octets, std::size_t at) noexcept
{
    return std::int64_t{load_u32(&octets[at])} - equator;
}

void append_fraction(std::int64_t value, std::size_t places, std::string& out)
{
    const auto digits = std::to_string(value);
    out.append(places - std::min(places, digits.size()), '0');
    out += digits;
}

void append_angle(std::int64_t angle, char positive, char negative, std::string& out)
{
    const auto size = std::abs(angle);
    out += std::to_string(size / thousandths_of_degree) + ' ' + std::to_string(size / 60'000 % 60) + ' ' +
           std::to_string(size / 1'000 % 60) + '.';
    append_fraction(size % 1'000, 3, out);
    out += ' ';
    out += angle < 0 ? negative : positive;
    out += ' ';
}

void append_metres(std::int64_t centimetres, std::string& out)
{
    if (centimetres < 0)
        out += '-';
    const auto size = std::abs(centimetres);
    out += std::to_string(size / 100);
    if (size % 100 != 0) {
        out += '.';
        append_fraction(size % 100, 2, out);
    }
    out += 'm';
}

void append_size(std::uint8_t octet, std::string& out)
{
    std::int64_t centimetres = octet >> 4;
    for (int i = 0; i < (octet & 0xf); ++i)
        centimetres *= 10;
    out += ' ';
    append_metres(centimetres, out);
}

} // namespace

bool read_location(TextInput& in)
{
    auto& out = in.out();
    const auto begin = out.size();
    out.write_u32(0); // version 0; the sizes are written last
    if (!read_angle(in, latitude) || !read_angle(in, longitude))
        return false;
    const auto altitude = take_metres(in, {"altitude", 2, -ground, highest});
    Sizes sizes;
    if (!altitude || !read_sizes(in, sizes))
        return false;
    out.write_u32(static_cast<std::uint32_t>(*altitude + ground));
    out.patch_u8(begin + 1, sizes.size);
    out.patch_u8(begin + 2, sizes.horizontal);
    out.patch_u8(begin + 3, sizes.vertical);
    return true;
}

Result<std::size_t> location_size(Bytes rest) noexcept
{
    if (rest.empty())
        return WireError::cut_short;
    if (rest[0] != 0)
        return rest.size();
    if (rest.size() < version_0_octets)
        return WireError::cut_short;
    if (!is_size(rest[1]) || !is_size(rest[2]) || !is_size(rest[3]))
        return WireError::bad_rdata;
    return version_0_octets;
}

bool has_location_text(Bytes octets) noexcept
{
    if (octets[0] != 0)
        return false;
    const auto sizes = octets.subspan(1, 3);
    return std::ranges::all_of(sizes, is_printable_size) &&
           std::abs(angle_at(octets, 4)) < 91 * thousandths_of_degree &&
           std::abs(angle_at(octets, 8)) < 181 * thousandths_of_degree;
}

void append_location(Bytes octets, std::string& out)
{
    append_angle(angle_at(octets, 4), 'N', 'S', out);
    append_angle(angle_at(octets, 8), 'E', 'W', out);
    append_metres(std::int64_t{load_u32(&octets[12])} - ground, out);
    append_size(octets[1], out);
    append_size(octets[2], out);
    append_size(octets[3], out);
}

} // namespace namu::rdata
