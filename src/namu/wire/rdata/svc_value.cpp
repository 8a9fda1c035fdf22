#include "namu/wire/rdata/svc_value.hpp"

#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/text_escape.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace namu::rdata {
namespace {

/// The octets of a character-string, one after the other.
class Unescaper {
public:
    static constexpr int at_end = -1;
    static constexpr int bad = -2;

    explicit Unescaper(std::string_view text) noexcept : text_{text} {}

    [[nodiscard]] bool is_at_end() const noexcept { return at_ == text_.size(); }

    /// The next octet, or one of the two values above.
    int next() noexcept
    {
        if (is_at_end())
            return at_end;
        const int octet = read_octet(text_, at_);
        return octet < 0 ? bad : octet;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

bool write_opaque(std::string_view text, ByteWriter& out)
{
    Unescaper octets{text};
    int octet = octets.next();
    for (; octet >= 0; octet = octets.next())
        out.write_u8(static_cast<std::uint8_t>(octet));
    return octet == Unescaper::at_end;
}

/// Writes one item of a list of strings up to its comma. `last` tells whether the list ended with it.
bool write_list_item(Unescaper& octets, ByteWriter& out, bool& last)
{
    const auto length_at = out.size();
    out.write_u8(0);
    std::size_t length = 0;
    for (;; ++length) {
        int octet = octets.next();
        if (octet == Unescaper::at_end || octet == ',') {
            last = octet != ',';
            out.patch_u8(length_at, static_cast<std::uint8_t>(length));
            return length >= 1 && length <= UINT8_MAX;
        }
        if (octet == '\\') {
            octet = octets.next();
            if (octet != '\\' && octet != ',')
                return false;
        }
        if (octet < 0)
            return false;
        out.write_u8(static_cast<std::uint8_t>(octet));
    }
}

bool write_strings(std::string_view text, ByteWriter& out)
{
    Unescaper octets{text};
    for (bool last = false; !last;) {
        if (!write_list_item(octets, out, last))
            return false;
    }
    return true;
}

/// Hands each item of a comma-separated list to `write`; items are short words without a comma.
template <typename Write>
bool for_each_word(std::string_view text, Write write)
{
    std::array<char, 64> word{};
    std::size_t size = 0;
    Unescaper octets{text};
    for (;;) {
        const int octet = octets.next();
        if (octet == Unescaper::bad)
            return false;
        if (octet == Unescaper::at_end || octet == ',') {
            if (size == 0 || !write(std::string_view{word.data(), size}))
                return false;
            if (octet != ',')
                return true;
            size = 0;
            continue;
        }
        if (size == word.size())
            return false;
        word[size++] = static_cast<char>(octet);
    }
}

bool write_u16(std::string_view word, ByteWriter& out)
{
    const auto number = u16_from_text(word);
    if (number)
        out.write_u16(*number);
    return number.has_value();
}

bool write_port(std::string_view text, ByteWriter& out)
{
    const auto before = out.size();
    return for_each_word(text,
                         [&](std::string_view word) { return out.size() == before && write_u16(word, out); });
}

bool write_groups(std::string_view text, ByteWriter& out)
{
    return for_each_word(text, [&](std::string_view word) { return write_u16(word, out); });
}

template <typename Parse>
bool write_addresses(std::string_view text, ByteWriter& out, Parse parse)
{
    return for_each_word(text, [&](std::string_view word) {
        const auto address = parse(word);
        if (address)
            out.write(*address);
        return address.has_value();
    });
}

/// The smallest key of the list that is above `last`; `count` tells how often it is there, 0 for none.
struct NextKey {
    int key = svc_key::invalid;
    int count = 0;
};

bool find_next_key(std::string_view text, int last, NextKey& next)
{
    return for_each_word(text, [&](std::string_view word) {
        const auto key = parse_svc_key(word);
        if (!key || *key == svc_key::mandatory || *key == svc_key::invalid)
            return false;
        if (*key > last && *key < next.key)
            next = {*key, 1};
        else if (*key == next.key)
            ++next.count;
        return true;
    });
}

/// Keys ascending on the wire, none twice (RFC 9460 §8).
bool write_keys(std::string_view text, ByteWriter& out)
{
    for (int last = svc_key::mandatory;;) {
        NextKey next;
        if (!find_next_key(text, last, next) || next.count > 1)
            return false;
        if (next.count == 0)
            return true;
        out.write_u16(static_cast<std::uint16_t>(next.key));
        last = next.key;
    }
}

bool write_ech(std::string_view text, ByteWriter& out)
{
    Base64Decoder decoder{out};
    Unescaper octets{text};
    int octet = octets.next();
    for (; octet >= 0; octet = octets.next()) {
        if (!decoder.put(static_cast<char>(octet)))
            return false;
    }
    return octet == Unescaper::at_end && decoder.is_complete();
}

} // namespace

bool write_svc_value(SvcValueKind kind, std::string_view text, ByteWriter& out)
{
    switch (kind) {
    case SvcValueKind::opaque:
    case SvcValueKind::doh_path: return write_opaque(text, out);
    case SvcValueKind::keys: return write_keys(text, out);
    case SvcValueKind::strings: return write_strings(text, out);
    case SvcValueKind::optional_strings: return text.empty() || write_strings(text, out);
    case SvcValueKind::nothing: return text.empty();
    case SvcValueKind::port: return write_port(text, out);
    case SvcValueKind::groups: return write_groups(text, out);
    case SvcValueKind::ipv4s: return write_addresses(text, out, parse_ipv4);
    case SvcValueKind::ipv6s: return write_addresses(text, out, parse_ipv6);
    case SvcValueKind::ech: return write_ech(text, out);
    }
    return false;
}

std::string_view svc_value_hint(SvcValueKind kind) noexcept
{
    switch (kind) {
    case SvcValueKind::opaque:
        return "write any text; after a backslash one character that is no digit, or three digits up to 255";
    case SvcValueKind::keys:
        return "list keys of this record, each once and not mandatory itself: mandatory=alpn,port";
    case SvcValueKind::strings:
    case SvcValueKind::optional_strings:
        return "list names of 1 to 255 octets with commas between them, such as alpn=h2,h3; within a name "
               "write \\\\, for a "
               "comma and \\\\\\\\ for a backslash";
    case SvcValueKind::nothing: return "write the key alone, without a value";
    case SvcValueKind::port: return "write one number from 0 to 65535: port=8443";
    case SvcValueKind::ipv4s:
        return "list IPv4 addresses with commas between them: ipv4hint=192.0.2.1,192.0.2.2";
    case SvcValueKind::ipv6s:
        return "list IPv6 addresses with commas between them: ipv6hint=2001:db8::1,2001:db8::2";
    case SvcValueKind::ech: return "write the ECHConfigList in base64";
    case SvcValueKind::doh_path: return "write a path with the variable dns: dohpath=/dns-query{?dns}";
    case SvcValueKind::groups:
        return "list numbers from 0 to 65535 with commas between them, each once: tls-supported-groups=29,23";
    }
    return {};
}

} // namespace namu::rdata
