#include "namu/wire/rdata/codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/address_codec.hpp"
#include "namu/wire/rdata/blob_codec.hpp"
#include "namu/wire/rdata/dnssec_codec.hpp"
#include "namu/wire/rdata/gateway_codec.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/legacy_codec.hpp"
#include "namu/wire/rdata/location_codec.hpp"
#include "namu/wire/rdata/mnemonic_codec.hpp"
#include "namu/wire/rdata/name_codec.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/prefix_codec.hpp"
#include "namu/wire/rdata/string_codec.hpp"
#include "namu/wire/rdata/svc_text.hpp"
#include "namu/wire/rdata/svc_wire.hpp"
#include "namu/wire/rdata/time_codec.hpp"
#include "namu/wire/rdata/type_codec.hpp"

namespace namu::rdata {
namespace {

constexpr std::size_t most_service_octets = 65'536 / 8;

Result<std::size_t> fixed_size(Bytes rest, std::size_t size) noexcept
{
    if (rest.size() < size)
        return WireError::cut_short;
    return size;
}

Result<std::size_t> gateway_type_size(Bytes rest) noexcept
{
    if (!rest.empty() && rest[0] > last_gateway_type)
        return WireError::bad_rdata;
    return fixed_size(rest, 1);
}

Result<std::size_t> services_size(Bytes rest) noexcept
{
    if (rest.size() > most_service_octets)
        return WireError::bad_rdata;
    return rest.size();
}

} // namespace

bool read_field(FieldKind kind, TextInput& in)
{
    switch (kind) {
    case FieldKind::none: return true;
    case FieldKind::u8: return read_number(in, 1);
    case FieldKind::u16: return read_number(in, 2);
    case FieldKind::u32: return read_number(in, 4);
    case FieldKind::u64: return read_number(in, 8);
    case FieldKind::period: return read_period(in);
    case FieldKind::time: return read_time(in);
    case FieldKind::algorithm:
    case FieldKind::certificate_type:
    case FieldKind::scheme:
    case FieldKind::protocol: return read_mnemonic(kind, in);
    case FieldKind::gateway_type: return read_number(in, 1, last_gateway_type);
    case FieldKind::type: return read_type(in);
    case FieldKind::name: return read_name(in);
    case FieldKind::signer: return read_signer(in);
    case FieldKind::names: return read_names(in);
    case FieldKind::ipv4: return read_ipv4(in);
    case FieldKind::ipv6: return read_ipv6(in);
    case FieldKind::locator64: return read_locator64(in);
    case FieldKind::eui48: return read_eui(in, 6);
    case FieldKind::eui64: return read_eui(in, 8);
    case FieldKind::ipsec_gateway: return read_ipsec_gateway(in);
    case FieldKind::amt_relay: return read_amt_relay(in);
    case FieldKind::string: return read_string(in);
    case FieldKind::optional_string: return in.at_end() || read_string(in);
    case FieldKind::strings: return read_strings(in);
    case FieldKind::digits: return read_digits(in);
    case FieldKind::caa_tag: return read_caa_tag(in);
    case FieldKind::text: return read_text(in);
    case FieldKind::hex:
    case FieldKind::digest:
    case FieldKind::cds_digest:
    case FieldKind::fingerprint:
    case FieldKind::zone_digest: return read_hex(kind, in);
    case FieldKind::base64:
    case FieldKind::unsplit_base64:
    case FieldKind::dnssec_key:
    case FieldKind::optional_key:
    case FieldKind::ipsec_key:
    case FieldKind::optional_data: return read_base64(kind, in);
    case FieldKind::nsap: return read_nsap(in);
    case FieldKind::atma: return read_atma(in);
    case FieldKind::salt: return read_salt(in);
    case FieldKind::hashed_name: return read_hashed_name(in);
    case FieldKind::hip_identity: return read_hip_identity(in);
    case FieldKind::type_bitmap: return read_type_bitmap(in);
    case FieldKind::nxt_bitmap: return read_nxt_bitmap(in);
    case FieldKind::services: return read_services(in);
    case FieldKind::location: return read_location(in);
    case FieldKind::prefixes: return read_prefixes(in);
    case FieldKind::svc_params: return read_svc_params(in);
    case FieldKind::a6_suffix: return read_a6_suffix(in);
    case FieldKind::a6_name: return read_a6_name(in);
    }
    return false;
}

Result<std::size_t> field_size(FieldKind kind, Bytes rdata, std::size_t at) noexcept
{
    const auto rest = rdata.subspan(at);
    switch (kind) {
    case FieldKind::none: return std::size_t{0};
    case FieldKind::u8:
    case FieldKind::algorithm:
    case FieldKind::scheme:
    case FieldKind::protocol: return fixed_size(rest, 1);
    case FieldKind::u16:
    case FieldKind::type:
    case FieldKind::certificate_type: return fixed_size(rest, 2);
    case FieldKind::u32:
    case FieldKind::period:
    case FieldKind::time:
    case FieldKind::ipv4: return fixed_size(rest, 4);
    case FieldKind::eui48: return fixed_size(rest, 6);
    case FieldKind::u64:
    case FieldKind::locator64:
    case FieldKind::eui64: return fixed_size(rest, 8);
    case FieldKind::ipv6: return fixed_size(rest, 16);
    case FieldKind::gateway_type: return gateway_type_size(rest);
    case FieldKind::name: return name_size(rest);
    case FieldKind::signer: return signer_size(rdata, at);
    case FieldKind::names: return names_size(rest);
    case FieldKind::ipsec_gateway: return ipsec_gateway_size(rdata, at);
    case FieldKind::amt_relay: return amt_relay_size(rest);
    case FieldKind::string: return string_size(rest);
    case FieldKind::optional_string: return rest.empty() ? Result<std::size_t>{0U} : string_size(rest);
    case FieldKind::strings: return strings_size(rest);
    case FieldKind::digits: return digits_size(rest);
    case FieldKind::caa_tag: return caa_tag_size(rest);
    case FieldKind::text: return rest.size();
    case FieldKind::nsap: return rest.empty() ? Result<std::size_t>{WireError::cut_short} : rest.size();
    case FieldKind::hex:
    case FieldKind::digest:
    case FieldKind::cds_digest:
    case FieldKind::fingerprint:
    case FieldKind::zone_digest:
    case FieldKind::base64:
    case FieldKind::unsplit_base64:
    case FieldKind::dnssec_key:
    case FieldKind::optional_key:
    case FieldKind::ipsec_key:
    case FieldKind::optional_data: return blob_size(kind, rdata, at);
    case FieldKind::atma: return atma_size(rest);
    case FieldKind::salt: return salt_size(rest);
    case FieldKind::hashed_name: return hashed_name_size(rdata, at);
    case FieldKind::hip_identity: return hip_identity_size(rest);
    case FieldKind::type_bitmap: return type_bitmap_size(rest);
    case FieldKind::nxt_bitmap: return nxt_bitmap_size(rest);
    case FieldKind::services: return services_size(rest);
    case FieldKind::location: return location_size(rest);
    case FieldKind::prefixes: return prefixes_size(rest);
    case FieldKind::svc_params: return svc_params_size(rest);
    case FieldKind::a6_suffix: return a6_suffix_size(rest);
    case FieldKind::a6_name: return a6_name_size(rdata, at);
    }
    return WireError::bad_rdata;
}

bool has_text_form(FieldKind kind, Bytes octets) noexcept
{
    switch (kind) {
    case FieldKind::location: return has_location_text(octets);
    case FieldKind::prefixes: return has_prefixes_text(octets);
    case FieldKind::services: return octets.empty() || octets.back() != 0;
    case FieldKind::type_bitmap: return has_bitmap_text(octets);
    case FieldKind::nxt_bitmap: return has_nxt_text(octets);
    case FieldKind::svc_params: return has_svc_text(octets);
    default: return true;
    }
}

void append_field(FieldKind kind, Bytes rdata, Bytes octets, std::string& out)
{
    switch (kind) {
    case FieldKind::none: return;
    case FieldKind::u8:
    case FieldKind::u16:
    case FieldKind::u32:
    case FieldKind::u64:
    case FieldKind::period:
    case FieldKind::gateway_type: append_number(octets, out); return;
    case FieldKind::time: append_time(load_u32(octets.data()), out); return;
    case FieldKind::algorithm:
    case FieldKind::certificate_type:
    case FieldKind::scheme:
    case FieldKind::protocol: append_mnemonic(kind, octets, out); return;
    case FieldKind::type: append_type(octets, out); return;
    case FieldKind::name:
    case FieldKind::signer: append_name(octets, out); return;
    case FieldKind::names: append_names(octets, out); return;
    case FieldKind::ipv4: append_ipv4(octets, out); return;
    case FieldKind::ipv6: append_ipv6(octets, out); return;
    case FieldKind::locator64: append_locator64(octets, out); return;
    case FieldKind::eui48:
    case FieldKind::eui64: append_eui(octets, out); return;
    case FieldKind::ipsec_gateway: append_ipsec_gateway(rdata, octets, out); return;
    case FieldKind::amt_relay: append_amt_relay(octets, out); return;
    case FieldKind::string:
    case FieldKind::digits: append_string(octets, out); return;
    case FieldKind::optional_string:
    case FieldKind::strings: append_strings(octets, out); return;
    case FieldKind::caa_tag: append_caa_tag(octets, out); return;
    case FieldKind::text: append_quoted(octets, out); return;
    case FieldKind::hex:
    case FieldKind::digest:
    case FieldKind::cds_digest:
    case FieldKind::fingerprint:
    case FieldKind::zone_digest:
    case FieldKind::base64:
    case FieldKind::unsplit_base64:
    case FieldKind::dnssec_key:
    case FieldKind::optional_key:
    case FieldKind::ipsec_key:
    case FieldKind::optional_data: append_blob(kind, octets, out); return;
    case FieldKind::nsap: append_nsap(octets, out); return;
    case FieldKind::atma: append_atma(octets, out); return;
    case FieldKind::salt: append_salt(octets, out); return;
    case FieldKind::hashed_name: append_hashed_name(octets, out); return;
    case FieldKind::hip_identity: append_hip_identity(octets, out); return;
    case FieldKind::type_bitmap: append_type_bitmap(octets, out); return;
    case FieldKind::nxt_bitmap: append_nxt_bitmap(octets, out); return;
    case FieldKind::services: append_services(octets, out); return;
    case FieldKind::location: append_location(octets, out); return;
    case FieldKind::prefixes: append_prefixes(octets, out); return;
    case FieldKind::svc_params: append_svc_params(octets, out); return;
    case FieldKind::a6_suffix: append_a6_suffix(octets, out); return;
    case FieldKind::a6_name: append_a6_name(octets, out); return;
    }
}

} // namespace namu::rdata
