#include "namu/wire/rdata/gateway_codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/address_codec.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/name_codec.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <boost/assert.hpp>

#include <cstdint>

namespace namu::rdata {
namespace {

enum class Form : std::uint8_t { none, ipv4, ipv6, name };

constexpr std::uint8_t discovery_bit = 0x80;

Form relay_form(std::uint8_t octet) noexcept
{
    return static_cast<Form>(octet & ~discovery_bit);
}

bool read_nothing(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    return token->text == "." ||
           in.fail(bad_address,
                   in.subject() + ' ' + quoted(token->text) + " does not fit type 0, which has none",
                   "write `.`, or the type: 1 for IPv4, 2 for IPv6, 3 for a name");
}

bool read_form(Form form, TextInput& in)
{
    switch (form) {
    case Form::none: return read_nothing(in);
    case Form::ipv4: return read_ipv4(in);
    case Form::ipv6: return read_ipv6(in);
    default: BOOST_ASSERT(form == Form::name); return read_name(in);
    }
}

Result<std::size_t> form_size(Form form, Bytes rest) noexcept
{
    const auto fixed = [&](std::size_t size) {
        return rest.size() < size ? Result<std::size_t>{WireError::cut_short} : Result<std::size_t>{size};
    };
    switch (form) {
    case Form::none: return fixed(0);
    case Form::ipv4: return fixed(4);
    case Form::ipv6: return fixed(16);
    case Form::name: return name_size(rest);
    }
    return WireError::bad_rdata;
}

void append_form(Form form, Bytes octets, std::string& out)
{
    switch (form) {
    case Form::none: out += '.'; return;
    case Form::ipv4: append_ipv4(octets, out); return;
    case Form::ipv6: append_ipv6(octets, out); return;
    case Form::name: append_name(octets, out); return;
    }
}

} // namespace

bool read_ipsec_gateway(TextInput& in)
{
    return read_form(static_cast<Form>(in.rdata()[1]), in);
}

Result<std::size_t> ipsec_gateway_size(Bytes rdata, std::size_t at) noexcept
{
    return form_size(static_cast<Form>(rdata[1]), rdata.subspan(at));
}

void append_ipsec_gateway(Bytes rdata, Bytes octets, std::string& out)
{
    append_form(static_cast<Form>(rdata[1]), octets, out);
}

bool read_amt_relay(TextInput& in)
{
    std::uint64_t discovery = 0;
    std::uint64_t type = 0;
    if (!take_number(in, 1, discovery) || !take_number(in, last_gateway_type, type))
        return false;
    in.out().write_u8(static_cast<std::uint8_t>(discovery * discovery_bit + type));
    return read_form(static_cast<Form>(type), in);
}

Result<std::size_t> amt_relay_size(Bytes rest) noexcept
{
    if (rest.empty())
        return WireError::cut_short;
    const auto size = form_size(relay_form(rest[0]), rest.subspan(1));
    if (!size)
        return size.error();
    return 1 + *size;
}

void append_amt_relay(Bytes octets, std::string& out)
{
    const auto form = relay_form(octets[0]);
    out += (octets[0] & discovery_bit) != 0 ? "1 " : "0 ";
    out += std::to_string(static_cast<unsigned>(form)) + ' ';
    append_form(form, octets.subspan(1), out);
}

} // namespace namu::rdata
