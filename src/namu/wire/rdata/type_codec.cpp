#include "namu/wire/rdata/type_codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/rdata/sparse_set.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace namu::rdata {
namespace {

std::string type_hint(std::string_view word)
{
    const auto near = suggestion(word, rr_type_mnemonics_in_use());
    return near.empty() ? "write a record type such as A or AAAA, or TYPE and its number" : near;
}

std::optional<RRType> take_type(TextInput& in, const DiagnosticRule& rule)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return std::nullopt;
    const auto type = rr_type_from_text(token->text);
    if (!type)
        in.fail(rule, in.subject() + ": there is no record type " + quoted(token->text),
                type_hint(token->text));
    return type;
}

/// RFC 4034 §4.1.2: bits of pseudo types must be clear. NXNAME is there for bitmaps (RFC 9824), type 0 is
/// harmless and other servers take it.
bool is_allowed_in_bitmap(RRType type) noexcept
{
    return !is_meta(type) || type == RRType::NXNAME || type == RRType{};
}

/// A type for a bitmap, at most `highest`.
std::optional<std::uint16_t> take_bitmap_type(TextInput& in, std::uint16_t highest)
{
    const auto type = take_type(in, bad_type_bitmap);
    if (!type)
        return std::nullopt;
    const auto number = static_cast<std::uint16_t>(*type);
    if (is_allowed_in_bitmap(*type) && number <= highest)
        return number;
    in.fail(bad_type_bitmap, in.subject() + ": " + to_text(*type) + " cannot be there",
            number <= highest ? "leave it out: it exists in messages only, never in a zone"
                              : "use NSEC instead");
    return std::nullopt;
}

/// Hands the types of one window to `visit`.
template <typename Visit>
void for_each_type(std::size_t window, Bytes bits, Visit visit)
{
    for (std::size_t bit = 0; bit < bits.size() * 8; ++bit) {
        if ((bits[bit / 8] & (0x80U >> (bit % 8))) != 0)
            visit(static_cast<RRType>(window * 256 + bit));
    }
}

void append_window(std::size_t window, Bytes bits, std::string_view& separator, std::string& out)
{
    for_each_type(window, bits, [&](RRType type) {
        out.append(separator).append(to_text(type));
        separator = " ";
    });
}

} // namespace

bool read_type(TextInput& in)
{
    const auto type = take_type(in, bad_covered_type);
    if (!type)
        return false;
    in.out().write_u16(static_cast<std::uint16_t>(*type));
    return true;
}

void append_type(Bytes octets, std::string& out)
{
    out += to_text(static_cast<RRType>(load_u16(octets.data())));
}

bool read_type_bitmap(TextInput& in)
{
    SparseSet types;
    while (!in.at_end()) {
        const auto type = take_bitmap_type(in, UINT16_MAX);
        if (!type)
            return false;
        types.insert(*type);
    }
    for (std::size_t window = 0; window < types.windows(); ++window) {
        if (!types.has_window(window))
            continue;
        const auto bits = types.window(window);
        in.out().write_u8(static_cast<std::uint8_t>(window));
        in.out().write_u8(static_cast<std::uint8_t>(bits.size()));
        in.out().write(bits);
    }
    return true;
}

Result<std::size_t> type_bitmap_size(Bytes rest) noexcept
{
    int last_window = -1;
    for (std::size_t at = 0; at < rest.size();) {
        if (rest.size() - at < 2)
            return WireError::cut_short;
        const int window = rest[at];
        const std::size_t size = rest[at + 1];
        if (rest.size() - at - 2 < size)
            return WireError::cut_short;
        if (window <= last_window || size == 0 || size > SparseSet::window_octets || rest[at + 1 + size] == 0)
            return WireError::bad_rdata;
        last_window = window;
        at += 2 + size;
    }
    return rest.size();
}

bool has_bitmap_text(Bytes octets) noexcept
{
    // Types of messages only are all in window 0, which comes first.
    return octets.empty() || octets[0] != 0 || has_nxt_text(octets.subspan(2, octets[1]));
}

bool has_nxt_text(Bytes bits) noexcept
{
    bool all = true;
    for_each_type(0, bits, [&](RRType type) { all = all && is_allowed_in_bitmap(type); });
    return all;
}

void append_type_bitmap(Bytes octets, std::string& out)
{
    std::string_view separator;
    while (!octets.empty()) {
        const std::size_t size = octets[1];
        append_window(octets[0], octets.subspan(2, size), separator, out);
        octets = octets.subspan(2 + size);
    }
}

bool read_nxt_bitmap(TextInput& in)
{
    SparseSet types;
    while (!in.at_end()) {
        const auto type = take_bitmap_type(in, 127);
        if (!type)
            return false;
        types.insert(*type);
    }
    if (types.has_window(0))
        in.out().write(types.window(0));
    return true;
}

Result<std::size_t> nxt_bitmap_size(Bytes rest) noexcept
{
    if (rest.size() > 16 || (!rest.empty() && rest.back() == 0))
        return WireError::bad_rdata;
    return rest.size();
}

void append_nxt_bitmap(Bytes octets, std::string& out)
{
    std::string_view separator;
    append_window(0, octets, separator, out);
}

} // namespace namu::rdata
