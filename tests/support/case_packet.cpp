#include "support/case_packet.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/edns/option_code.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/wire/rr_type.hpp"

#include <charconv>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace namu::testing {
namespace {

using Octets = std::vector<std::uint8_t>;

void append_u16(Octets& out, std::uint16_t value)
{
    out.resize(out.size() + 2);
    store_u16(&out[out.size() - 2], value);
}

std::uint64_t number(std::string_view text, const CaseField& from, int base = 10)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size())
        throw CaseError{from.line, "not a number: " + std::string{text}};
    return value;
}

std::uint16_t u16(std::string_view text, const CaseField& from, int base = 10)
{
    return static_cast<std::uint16_t>(number(text, from, base));
}

/// Hexadecimal pairs and "strings", blanks anywhere, `;` begins a comment.
void append_octets(std::string_view text, const CaseField& from, Octets& out)
{
    for (std::size_t i = 0; i < text.size() && text[i] != ';'; ++i) {
        if (text[i] == ' ')
            continue;
        if (text[i] == '"') {
            while (++i < text.size() && text[i] != '"')
                out.push_back(static_cast<std::uint8_t>(text[i]));
            continue;
        }
        const int high = hex_value(text[i]);
        const int low = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
        if (high < 0 || low < 0)
            throw CaseError{from.line, "not hexadecimal: " + std::string{text}};
        out.push_back(static_cast<std::uint8_t>(high * 16 + low));
        ++i;
    }
}

std::uint16_t header_bit(std::string_view word)
{
    if (word == "qr")
        return HeaderFlag::response;
    if (word == "aa")
        return HeaderFlag::authoritative;
    if (word == "tc")
        return HeaderFlag::truncated;
    if (word == "rd")
        return HeaderFlag::recursion_desired;
    if (word == "ra")
        return HeaderFlag::recursion_available;
    if (word == "z")
        return HeaderFlag::reserved;
    if (word == "ad")
        return HeaderFlag::authentic_data;
    if (word == "cd")
        return HeaderFlag::checking_disabled;
    return 0;
}

/// The words of `send:`, read into what they mean.
class SendWords {
public:
    explicit SendWords(const CaseField* field)
    {
        if (field == nullptr)
            return;
        std::istringstream words{field->value};
        for (std::string word; words >> word;)
            read(word, *field);
    }

    Transport transport = Transport::udp;
    std::uint16_t id = 0x1234;
    std::uint16_t header_flags = 0;
    std::optional<std::uint16_t> payload_size;
    std::uint16_t edns_flags = 0;
    std::uint8_t version = 0;
    Octets options;
    Octets trailing;
    Octets client = {192, 0, 2, 1};
    Clock::Time time{};

private:
    void read(const std::string& word, const CaseField& field)
    {
        const auto equals = word.find('=');
        if (equals == std::string::npos)
            read_switch(word, field);
        else
            read_value(word.substr(0, equals), word.substr(equals + 1), field);
    }

    void read_switch(std::string_view word, const CaseField& field)
    {
        if (word == "tcp")
            transport = Transport::tcp;
        else if (word == "do")
            edns_flags |= 0x8000;
        else if (word == "nsid")
            add_option(static_cast<std::uint16_t>(OptionCode::NSID), {});
        else if (const auto bit = header_bit(word); bit != 0)
            header_flags |= bit;
        else
            throw CaseError{field.line, "unknown word in `send:`: " + std::string{word}};
    }

    void read_value(std::string_view key, std::string_view value, const CaseField& field)
    {
        if (key == "id")
            id = u16(value, field);
        else if (key == "edns")
            payload_size = u16(value, field);
        else if (key == "version")
            version = static_cast<std::uint8_t>(number(value, field));
        else if (key == "ednsflags")
            edns_flags |= u16(value, field, 16);
        else if (key == "opcode")
            header_flags |= static_cast<std::uint16_t>(number(value, field) << 11 & HeaderFlag::opcode_mask);
        else if (key == "rcode")
            header_flags |= static_cast<std::uint16_t>(number(value, field) & HeaderFlag::rcode_mask);
        else if (key == "option")
            read_option(value, field);
        else if (key == "from")
            read_address(value, field);
        else if (key == "at")
            time = Clock::Time{std::chrono::seconds{number(value, field)}};
        else if (key == "trailing")
            append_octets(value, field, trailing);
        else
            throw CaseError{field.line, "unknown word in `send:`: " + std::string{key}};
    }

    void read_address(std::string_view value, const CaseField& field)
    {
        const auto v4 = rdata::parse_ipv4(value);
        const auto v6 = rdata::parse_ipv6(value);
        if (!v4 && !v6)
            throw CaseError{field.line, "not an address: " + std::string{value}};
        client = v4 ? Octets{v4->begin(), v4->end()} : Octets{v6->begin(), v6->end()};
    }

    /// CODE:HEX
    void read_option(std::string_view value, const CaseField& field)
    {
        const auto colon = value.find(':');
        Octets data;
        if (colon != std::string_view::npos)
            append_octets(value.substr(colon + 1), field, data);
        add_option(u16(value.substr(0, colon), field), data);
    }

    void add_option(std::uint16_t code, const Octets& data)
    {
        append_u16(options, code);
        append_u16(options, static_cast<std::uint16_t>(data.size()));
        options.insert(options.end(), data.begin(), data.end());
    }
};

/// NAME TYPE [CLASS]
void append_question(const CaseField& field, Octets& out)
{
    std::istringstream words{field.value};
    std::string name_text;
    std::string type_text;
    std::string class_text = "IN";
    words >> name_text >> type_text >> class_text;
    const auto name = Name::from_text(name_text);
    const auto type = rr_type_from_text(type_text);
    const auto rr_class = rr_class_from_text(class_text.empty() ? "IN" : class_text);
    if (!name || !name_text.ends_with('.') || !type || !rr_class)
        throw CaseError{field.line, "not a question: " + field.value};
    out.insert(out.end(), name->octets().begin(), name->octets().end());
    append_u16(out, static_cast<std::uint16_t>(*type));
    append_u16(out, static_cast<std::uint16_t>(*rr_class));
}

void append_opt(const SendWords& words, Octets& out)
{
    out.push_back(0);
    append_u16(out, static_cast<std::uint16_t>(RRType::OPT));
    append_u16(out, *words.payload_size);
    append_u16(out, words.version);
    append_u16(out, words.edns_flags);
    append_u16(out, static_cast<std::uint16_t>(words.options.size()));
    out.insert(out.end(), words.options.begin(), words.options.end());
}

} // namespace

CasePacket make_packet(const CaseBlock& block)
{
    const SendWords words{block.find("send")};
    CasePacket packet;
    packet.transport = words.transport;
    packet.client = words.client;
    packet.time = words.time;
    packet.has_opt = words.payload_size.has_value();
    packet.dnssec_ok = (words.edns_flags & 0x8000) != 0;
    Octets& out = packet.octets;
    if (const CaseField* const raw = block.find("packet")) {
        append_octets(raw->value, *raw, out);
        for (const std::string& line : raw->body)
            append_octets(line, *raw, out);
        return packet;
    }
    if (!packet.has_opt && (!words.options.empty() || words.edns_flags != 0 || words.version != 0))
        throw CaseError{block.line, "an option, a flag or a version of EDNS without `edns=SIZE`"};
    append_u16(out, words.id);
    append_u16(out, words.header_flags);
    append_u16(out, 1);
    append_u16(out, 0);
    append_u16(out, 0);
    append_u16(out, packet.has_opt ? 1 : 0);
    append_question(*block.find("question"), out);
    if (packet.has_opt)
        append_opt(words, out);
    out.insert(out.end(), words.trailing.begin(), words.trailing.end());
    return packet;
}

} // namespace namu::testing
