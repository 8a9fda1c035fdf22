#include "namu/wire/rdata/schema.hpp"

namespace namu::rdata {
namespace {

using enum RRType;
using enum NameHandling;
using enum FieldKind;

// Ascending by number. Words of the fields are those of the RFC that defines the type.
// clang-format off
constexpr auto rows = std::to_array<Schema>({
    {A, opaque, "RFC 1035 §3.4.1", {{"address", ipv4}}},
    {NS, compress, "RFC 1035 §3.3.11", {{"name server", name}}},
    {MD, compress, "RFC 1035 §3.3.4", {{"mail agent", name}}},
    {MF, compress, "RFC 1035 §3.3.5", {{"mail agent", name}}},
    {CNAME, compress, "RFC 1035 §3.3.1", {{"target", name}}},
    {SOA, compress, "RFC 1035 §3.3.13",
     {{"primary server", name}, {"mailbox", name}, {"serial", u32}, {"refresh", period}, {"retry", period},
      {"expire", period}, {"minimum", period}}},
    {MB, compress, "RFC 1035 §3.3.3", {{"mailbox host", name}}},
    {MG, compress, "RFC 1035 §3.3.6", {{"group member", name}}},
    {MR, compress, "RFC 1035 §3.3.8", {{"new name", name}}},
    {WKS, opaque, "RFC 1035 §3.4.2", {{"address", ipv4}, {"protocol", protocol}, {"services", services}}},
    {PTR, compress, "RFC 1035 §3.3.12", {{"target", name}}},
    {HINFO, opaque, "RFC 1035 §3.3.2", {{"CPU", string}, {"operating system", string}}},
    {MINFO, compress, "RFC 1035 §3.3.7", {{"responsible mailbox", name}, {"error mailbox", name}}},
    {MX, compress, "RFC 1035 §3.3.9", {{"preference", u16}, {"mail server", name}}},
    {TXT, opaque, "RFC 1035 §3.3.14", {{"text", strings}}},
    {RP, decompress, "RFC 1183 §2.2", {{"mailbox", name}, {"TXT owner", name}}},
    {AFSDB, decompress, "RFC 1183 §1", {{"subtype", u16}, {"host", name}}},
    {X25, opaque, "RFC 1183 §3.1", {{"PSDN address", digits}}},
    {ISDN, opaque, "RFC 1183 §3.2", {{"ISDN address", string}, {"subaddress", optional_string}}},
    {RT, decompress, "RFC 1183 §3.3", {{"preference", u16}, {"intermediate host", name}}},
    {NSAP, opaque, "RFC 1706 §5", {{"address", nsap}}},
    {NSAP_PTR, opaque, "RFC 1348", {{"target", name}}},
    {SIG, decompress, "RFC 2535 §4.1",
     {{"type covered", type}, {"algorithm", algorithm}, {"labels", u8}, {"original TTL", u32},
      {"expiration", time}, {"inception", time}, {"key tag", u16}, {"signer", name}, {"signature", base64}}},
    {KEY, opaque, "RFC 2535 §3.1",
     {{"flags", u16}, {"protocol", u8}, {"algorithm", algorithm}, {"public key", optional_key}}},
    {PX, decompress, "RFC 2163 §4", {{"preference", u16}, {"RFC 822 domain", name}, {"X.400 domain", name}}},
    {GPOS, opaque, "RFC 1712 §3", {{"longitude", string}, {"latitude", string}, {"altitude", string}}},
    {AAAA, opaque, "RFC 3596 §2.1", {{"address", ipv6}}},
    {LOC, opaque, "RFC 1876 §3", {{"latitude, longitude, altitude", location}}},
    {NXT, decompress, "RFC 2535 §5.2", {{"next name", name}, {"types", nxt_bitmap}}},
    {EID, opaque, "", {{"endpoint identifier", hex}}},
    {NIMLOC, opaque, "", {{"locator", hex}}},
    {SRV, decompress, "RFC 2782",
     {{"priority", u16}, {"weight", u16}, {"port", u16}, {"target", name}}},
    {ATMA, opaque, "", {{"address", atma}}},
    {NAPTR, decompress, "RFC 3403 §4.1",
     {{"order", u16}, {"preference", u16}, {"flags", string}, {"services", string},
      {"regular expression", string}, {"replacement", name}}},
    {KX, lower_case, "RFC 2230 §3.1", {{"preference", u16}, {"key exchanger", name}}},
    {CERT, opaque, "RFC 4398 §2",
     {{"certificate type", certificate_type}, {"key tag", u16}, {"algorithm", algorithm},
      {"certificate", base64}}},
    {A6, lower_case, "RFC 2874 §3.1", {{"prefix length and suffix", a6_suffix}, {"prefix name", a6_name}}},
    {DNAME, lower_case, "RFC 6672 §2.1", {{"target", name}}},
    // As BIND has it, the only server that ever did; nothing newer than an expired draft defines it.
    {SINK, opaque, "", {{"meaning", u8}, {"coding", u8}, {"subcoding", u8}, {"data", base64}}},
    {APL, opaque, "RFC 3123 §5", {{"address prefixes", prefixes}}},
    {DS, opaque, "RFC 4034 §5.3",
     {{"key tag", u16}, {"algorithm", algorithm}, {"digest type", u8}, {"digest", digest}}},
    {SSHFP, opaque, "RFC 4255 §3.2",
     {{"algorithm", u8}, {"fingerprint type", u8}, {"fingerprint", fingerprint}}},
    {IPSECKEY, opaque, "RFC 4025 §3.1",
     {{"precedence", u8}, {"gateway type", gateway_type}, {"algorithm", u8}, {"gateway", ipsec_gateway},
      {"public key", ipsec_key}}},
    {RRSIG, lower_case, "RFC 4034 §3.2",
     {{"type covered", type}, {"algorithm", algorithm}, {"labels", u8}, {"original TTL", u32},
      {"expiration", time}, {"inception", time}, {"key tag", u16}, {"signer", signer}, {"signature", base64}}},
    {NSEC, opaque, "RFC 4034 §4.2", {{"next name", name}, {"types", type_bitmap}}},
    {DNSKEY, opaque, "RFC 4034 §2.2",
     {{"flags", u16}, {"protocol", u8}, {"algorithm", algorithm}, {"public key", base64}}},
    {DHCID, opaque, "RFC 4701 §3.2", {{"identifier", unsplit_base64}}},
    {NSEC3, opaque, "RFC 5155 §3.3",
     {{"hash algorithm", u8}, {"flags", u8}, {"iterations", u16}, {"salt", salt},
      {"next hashed owner", hashed_name}, {"types", type_bitmap}}},
    {NSEC3PARAM, opaque, "RFC 5155 §4.3",
     {{"hash algorithm", u8}, {"flags", u8}, {"iterations", u16}, {"salt", salt}}},
    {TLSA, opaque, "RFC 6698 §2.2",
     {{"certificate usage", u8}, {"selector", u8}, {"matching type", u8}, {"certificate data", hex}}},
    {SMIMEA, opaque, "RFC 8162 §2",
     {{"certificate usage", u8}, {"selector", u8}, {"matching type", u8}, {"certificate data", hex}}},
    {HIP, opaque, "RFC 8005 §6",
     {{"algorithm, HIT, public key", hip_identity}, {"rendezvous servers", names}}},
    {NINFO, opaque, "", {{"text", strings}}},
    {RKEY, opaque, "",
     {{"flags", u16}, {"protocol", u8}, {"algorithm", algorithm}, {"public key", base64}}},
    {TALINK, opaque, "", {{"previous name", name}, {"next name", name}}},
    {CDS, opaque, "RFC 7344 §3.1",
     {{"key tag", u16}, {"algorithm", algorithm}, {"digest type", u8}, {"digest", cds_digest}}},
    {CDNSKEY, opaque, "RFC 7344 §3.2",
     {{"flags", u16}, {"protocol", u8}, {"algorithm", algorithm}, {"public key", dnssec_key}}},
    {OPENPGPKEY, opaque, "RFC 7929 §2.3", {{"public key", base64}}},
    {CSYNC, opaque, "RFC 7477 §2.1.2", {{"serial", u32}, {"flags", u16}, {"types", type_bitmap}}},
    {ZONEMD, opaque, "RFC 8976 §2.3",
     {{"serial", u32}, {"scheme", u8}, {"hash algorithm", u8}, {"digest", zone_digest}}},
    {SVCB, opaque, "RFC 9460 §2.1", {{"priority", u16}, {"target", name}, {"parameters", svc_params}}},
    {HTTPS, opaque, "RFC 9460 §2.1", {{"priority", u16}, {"target", name}, {"parameters", svc_params}}},
    {DSYNC, opaque, "RFC 9859 §2.2",
     {{"type", type}, {"scheme", scheme}, {"port", u16}, {"target", name}}},
    {HHIT, opaque, "RFC 9886 §5.1", {{"data", base64}}},
    {BRID, opaque, "RFC 9886 §5.2", {{"data", base64}}},
    {SPF, opaque, "RFC 4408 §3.1.1", {{"text", strings}}},
    {NID, opaque, "RFC 6742 §2.1.2", {{"preference", u16}, {"node identifier", locator64}}},
    {L32, opaque, "RFC 6742 §2.2.2", {{"preference", u16}, {"locator", ipv4}}},
    {L64, opaque, "RFC 6742 §2.3.2", {{"preference", u16}, {"locator", locator64}}},
    {LP, opaque, "RFC 6742 §2.4.2", {{"preference", u16}, {"locator pointer", name}}},
    {EUI48, opaque, "RFC 7043 §3.2", {{"address", eui48}}},
    {EUI64, opaque, "RFC 7043 §4.2", {{"address", eui64}}},
    {URI, opaque, "RFC 7553 §4.5", {{"priority", u16}, {"weight", u16}, {"target", text}}},
    {CAA, opaque, "RFC 8659 §4.1.1", {{"flags", u8}, {"tag", caa_tag}, {"value", text}}},
    {AVC, opaque, "", {{"text", strings}}},
    {DOA, opaque, "",
     {{"enterprise", u32}, {"type", u32}, {"location", u8}, {"media type", string}, {"data", optional_data}}},
    {AMTRELAY, opaque, "RFC 8777 §4.3",
     {{"precedence", u8}, {"discovery bit, relay type, relay", amt_relay}}},
    {RESINFO, opaque, "RFC 9606 §4", {{"text", strings}}},
    {WALLET, opaque, "", {{"text", strings}}},
    {CLA, opaque, "", {{"text", strings}}},
    {IPN, opaque, "", {{"node number", u64}}},
    {TA, opaque, "",
     {{"key tag", u16}, {"algorithm", algorithm}, {"digest type", u8}, {"digest", digest}}},
    {DLV, opaque, "RFC 4431 §2",
     {{"key tag", u16}, {"algorithm", algorithm}, {"digest type", u8}, {"digest", digest}}},
});
// clang-format on

static_assert(std::ranges::is_sorted(rows, {}, &Schema::type));

constexpr FieldRules rules_with(std::string_view source)
{
    return {{"missing-field", Severity::error, source},       {"bad-number", Severity::error, source},
            {"number-out-of-range", Severity::error, source}, {"bad-hex", Severity::error, source},
            {"bad-base64", Severity::error, source},          {"bad-digest-length", Severity::error, source}};
}

constexpr auto rules_of_rows = [] {
    std::array<FieldRules, rows.size()> all{};
    std::ranges::transform(rows, all.begin(), [](const Schema& row) { return rules_with(row.source); });
    return all;
}();
constexpr FieldRules rules_without_row = rules_with("RFC 3597 §5");

/// Nearly all types have a number below this and are found by one look; the few above by bisection.
constexpr std::size_t direct = 300;
constexpr std::uint8_t no_row = 0xff;
static_assert(rows.size() < no_row);

constexpr auto row_of_type = [] {
    std::array<std::uint8_t, direct> table{};
    table.fill(no_row);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto number = static_cast<std::size_t>(rows[i].type); number < direct)
            table[number] = static_cast<std::uint8_t>(i);
    }
    return table;
}();

} // namespace

const Schema* find_schema(RRType type) noexcept
{
    if (const auto number = static_cast<std::size_t>(type); number < direct) {
        const std::uint8_t row = row_of_type[number];
        return row == no_row ? nullptr : &rows[row];
    }
    const auto* const row = std::ranges::lower_bound(rows, type, {}, &Schema::type);
    return row != rows.end() && row->type == type ? row : nullptr;
}

std::span<const Schema> schemas() noexcept
{
    return rows;
}

const FieldRules& field_rules(RRType type) noexcept
{
    const auto* const row = find_schema(type);
    return row != nullptr ? rules_of_rows[static_cast<std::size_t>(row - rows.data())] : rules_without_row;
}

} // namespace namu::rdata
