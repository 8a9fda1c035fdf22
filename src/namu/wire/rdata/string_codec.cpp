#include "namu/wire/rdata/string_codec.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/text_escape.hpp"

#include <algorithm>

namespace namu::rdata {
namespace {

constexpr std::size_t longest_string = 255;

bool is_alphanumeric(std::uint8_t octet) noexcept
{
    const auto lower = to_lower(octet);
    return (lower >= 'a' && lower <= 'z') || (octet >= '0' && octet <= '9');
}

/// Writes the octets that a text stands for.
bool write_unescaped(TextInput& in, std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const int octet = read_octet(text, at);
        if (octet < 0)
            return in.fail(
                bad_escape, in.subject() + " has a bad escape: " + quoted(text.substr(at, 4)),
                "after a backslash write one character that is no digit, or three digits up to 255; a "
                "backslash itself is \\\\");
        in.out().write_u8(static_cast<std::uint8_t>(octet));
    }
    return true;
}

/// Writes a character-string; its length is known only when it is unescaped.
bool write_string(TextInput& in, std::string_view text)
{
    auto& out = in.out();
    const auto length_at = out.size();
    out.write_u8(0);
    if (!write_unescaped(in, text))
        return false;
    const auto length = out.failed() ? 0 : out.size() - length_at - 1;
    if (length > longest_string) {
        const bool several = find_schema(in.type())->fields().back().kind == FieldKind::strings;
        return in.fail(string_too_long,
                       in.subject() + " is " + std::to_string(length) + " octets long, limit 255",
                       several ? "split it into several strings: \"...\" \"...\"" : "shorten it");
    }
    out.patch_u8(length_at, static_cast<std::uint8_t>(length));
    return true;
}

} // namespace

bool read_string(TextInput& in)
{
    const auto* const token = in.take_text();
    return token != nullptr && write_string(in, token->text);
}

bool read_strings(TextInput& in)
{
    do {
        if (!read_string(in))
            return false;
    } while (!in.at_end());
    return true;
}

bool read_digits(TextInput& in)
{
    const auto begin = in.out().size();
    const auto* const token = in.take_text();
    if (token == nullptr || !write_string(in, token->text))
        return false;
    if (in.out().failed() || digits_size(in.out().written().subspan(begin)))
        return true;
    return in.fail(in.rules().bad_number, in.subject() + ' ' + quoted(token->text) + " is not made of digits",
                   "write digits only, such as \"311061700956\"");
}

bool read_caa_tag(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto octets = as_bytes(token->text);
    if (octets.size() > longest_string || !std::ranges::all_of(octets, is_alphanumeric))
        return in.fail(bad_caa_tag,
                       in.subject() + ' ' + quoted(token->text) + " is not made of letters and digits",
                       "write a tag such as issue, issuewild or iodef; " + in.form());
    in.out().write_u8(static_cast<std::uint8_t>(octets.size()));
    in.out().write(octets);
    return true;
}

bool read_text(TextInput& in)
{
    const auto* const token = in.take_text();
    return token != nullptr && write_unescaped(in, token->text);
}

Result<std::size_t> string_size(Bytes rest) noexcept
{
    if (rest.empty() || rest.size() < std::size_t{1} + rest[0])
        return WireError::cut_short;
    return std::size_t{1} + rest[0];
}

Result<std::size_t> strings_size(Bytes rest) noexcept
{
    std::size_t at = 0;
    do {
        const auto size = string_size(rest.subspan(at));
        if (!size)
            return size.error();
        at += *size;
    } while (at < rest.size());
    return at;
}

Result<std::size_t> digits_size(Bytes rest) noexcept
{
    const auto size = string_size(rest);
    if (!size)
        return size.error();
    const auto digits = as_text(rest.subspan(1, *size - 1));
    if (digits.empty() || !std::ranges::all_of(digits, is_digit))
        return WireError::bad_rdata;
    return *size;
}

Result<std::size_t> caa_tag_size(Bytes rest) noexcept
{
    const auto size = string_size(rest);
    if (!size)
        return size.error();
    if (*size == 1 || !std::ranges::all_of(rest.subspan(1, *size - 1), is_alphanumeric))
        return WireError::bad_rdata;
    return *size;
}

void append_quoted_octet(std::uint8_t octet, std::string& out)
{
    if (octet == '"' || octet == '\\') {
        out += '\\';
        out += static_cast<char>(octet);
    } else if (octet >= ' ' && octet <= '~') {
        out += static_cast<char>(octet);
    } else {
        const char digits[] = {'\\', static_cast<char>('0' + octet / 100),
                               static_cast<char>('0' + octet / 10 % 10), static_cast<char>('0' + octet % 10)};
        out.append(digits, sizeof digits);
    }
}

void append_quoted(Bytes octets, std::string& out)
{
    out += '"';
    for (const auto octet : octets)
        append_quoted_octet(octet, out);
    out += '"';
}

void append_string(Bytes octets, std::string& out)
{
    append_quoted(octets.subspan(1), out);
}

void append_strings(Bytes octets, std::string& out)
{
    for (std::string_view separator; !octets.empty(); separator = " ") {
        const auto size = std::size_t{1} + octets[0];
        out += separator;
        append_string(octets.first(size), out);
        octets = octets.subspan(size);
    }
}

void append_caa_tag(Bytes octets, std::string& out)
{
    out += as_text(octets.subspan(1));
}

} // namespace namu::rdata
