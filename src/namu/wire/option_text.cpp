#include "namu/wire/option_text.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/edns/extended_error.hpp"
#include "namu/wire/unchecked_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace namu {
namespace {

void append_hex(Bytes octets, std::string& out)
{
    constexpr std::string_view digits = "0123456789abcdef";
    for (const auto octet : octets) {
        out += digits[octet >> 4];
        out += digits[octet & 0xf];
    }
}

/// Text of somebody else between quotes: what is not printable ASCII becomes `\DDD`, so that it cannot
/// command the terminal.
void append_quoted(Bytes octets, std::string& out)
{
    out += '"';
    for (const auto octet : octets) {
        if (octet == '"' || octet == '\\')
            out += '\\';
        if (octet >= 0x20 && octet < 0x7f) {
            out += static_cast<char>(octet);
            continue;
        }
        out += '\\';
        out += static_cast<char>('0' + octet / 100);
        out += static_cast<char>('0' + octet / 10 % 10);
        out += static_cast<char>('0' + octet % 10);
    }
    out += '"';
}

bool append_nsid(Bytes data, std::string& out)
{
    append_hex(data, out);
    if (!data.empty()) {
        out += ' ';
        append_quoted(data, out);
    }
    return true;
}

bool append_cookie(Bytes data, std::string& out)
{
    append_hex(data, out);
    return true;
}

/// RFC 8914 §2: a code, then text.
bool append_extended_error(Bytes data, std::string& out)
{
    ByteReader fields{data};
    const auto code = static_cast<ExtendedErrorCode>(fields.read_u16());
    if (fields.failed())
        return false;
    out.append(std::to_string(static_cast<std::uint16_t>(code)));
    if (const auto words = purpose(code); !words.empty())
        out.append(" (").append(words).append(")");
    if (const Bytes text = fields.read_rest(); !text.empty()) {
        out += ": ";
        append_quoted(text, out);
    }
    return true;
}

/// RFC 7314 §3: seconds.
bool append_expire(Bytes data, std::string& out)
{
    if (data.size() != 4)
        return false;
    out.append(std::to_string(load_u32(data.data()))).append(" s");
    return true;
}

/// RFC 7828 §3.1: units of 100 milliseconds.
bool append_keepalive(Bytes data, std::string& out)
{
    if (data.size() != 2)
        return false;
    const unsigned units = load_u16(data.data());
    out.append(std::to_string(units / 10)).append(".").append(std::to_string(units % 10)).append(" s");
    return true;
}

bool append_padding(Bytes data, std::string& out)
{
    out.append(std::to_string(data.size())).append(" octets");
    return true;
}

/// RFC 9660 §2: labels of the zone's name, type, and of type SOA-SERIAL a serial.
bool append_zone_version(Bytes data, std::string& out)
{
    ByteReader fields{data};
    const unsigned labels = fields.read_u8();
    const unsigned type = fields.read_u8();
    const std::uint32_t serial = fields.read_u32();
    if (fields.failed() || !fields.at_end() || type != 0)
        return false;
    out.append("SOA-SERIAL ")
        .append(std::to_string(serial))
        .append(", zone of ")
        .append(std::to_string(labels));
    out.append(labels == 1 ? " label" : " labels");
    return true;
}

/// RFC 9567 §4: the name of the agent, not compressed.
bool append_report_channel(Bytes data, std::string& out)
{
    const auto agent = UncheckedName{data, 0}.read();
    if (!agent || agent->end != data.size())
        return false;
    out += agent->name.to_text();
    return true;
}

struct OptionForm {
    OptionCode code;
    std::string_view name;
    bool is_often_empty; ///< in questions, where it only asks
    bool (*append)(Bytes data, std::string& out);
};

constexpr auto forms = std::to_array<OptionForm>({
    {OptionCode::NSID, "NSID", false, append_nsid},
    {OptionCode::EXPIRE, "EXPIRE", true, append_expire},
    {OptionCode::COOKIE, "COOKIE", false, append_cookie},
    {OptionCode::TCP_KEEPALIVE, "TCP-KEEPALIVE", true, append_keepalive},
    {OptionCode::PADDING, "PADDING", false, append_padding},
    {OptionCode::EXTENDED_ERROR, "EDE", false, append_extended_error},
    {OptionCode::REPORT_CHANNEL, "REPORT-CHANNEL", false, append_report_channel},
    {OptionCode::ZONEVERSION, "ZONEVERSION", true, append_zone_version},
});

} // namespace

std::string to_text(const EdnsOption& option)
{
    const auto* const form = std::find_if(forms.begin(), forms.end(), [&](const OptionForm& candidate) {
        return candidate.code == option.code;
    });
    if (form != forms.end()) {
        if (form->is_often_empty && option.data.empty())
            return std::string{form->name};
        std::string out = std::string{form->name} + ": ";
        if (form->append(option.data, out))
            return out;
    }
    std::string out = "OPTION " + std::to_string(static_cast<std::uint16_t>(option.code)) + ": ";
    append_hex(option.data, out);
    return out;
}

} // namespace namu
