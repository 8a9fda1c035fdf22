#include "namu/dnssec/check/signed_zone.hpp"

#include "namu/dnssec/key_tag.hpp"
#include "namu/dnssec/signature_algorithm.hpp"

namespace namu {
namespace {

ZoneKey read_key(std::size_t record, Bytes rdata)
{
    constexpr std::size_t key_at = 4;
    ZoneKey key{.record = record,
                .flags = load_u16(rdata.data()),
                .protocol = rdata[2],
                .algorithm = rdata[3],
                .tag = key_tag(rdata),
                .is_readable = true,
                .key = std::nullopt};
    if (const auto scheme = signature_scheme(key.algorithm)) {
        key.key = PublicKey::from_octets(*scheme, rdata.subspan(key_at));
        key.is_readable = key.key.has_value();
    }
    return key;
}

} // namespace

SignedZone::SignedZone(const CheckInput& checked, std::chrono::sys_seconds time)
    : input{checked},
      now{time},
      has_signatures{checked.zone.apex_node().find(RRType::RRSIG).exists()}
{
    const RRsetView dnskeys = checked.zone.apex_node().find(RRType::DNSKEY);
    if (!dnskeys.exists())
        return;
    for (const Bytes rdata : dnskeys)
        keys.push_back(read_key(keys.size(), rdata));
}

bool is_in_zone(const NodeView& node) noexcept
{
    return !node.is_occluded() || (node.parent().is_apex() && is_hashed_name(node));
}

bool is_hashed_name(const NodeView& node) noexcept
{
    if (!node.find(RRType::NSEC3).exists())
        return false;
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRType type = node.rrset(i).type();
        if (type != RRType::NSEC3 && type != RRType::RRSIG)
            return false;
    }
    return true;
}

bool is_to_be_signed(const NodeView& node, RRType type) noexcept
{
    if (type == RRType::RRSIG || !is_in_zone(node))
        return false;
    return !node.is_cut() || type == RRType::DS || type == RRType::NSEC || type == RRType::NSEC3;
}

std::optional<CheckedRRset> find_signatures(const CheckInput& input, const NodeView& node, RRType type)
{
    for (std::size_t number = 0; number < node.rrset_count(); ++number) {
        const RRsetView rrset = node.rrset(number);
        if (rrset.type() == RRType::RRSIG && read_rrsig(rrset.front()).covered == type)
            return CheckedRRset{input, node, number};
    }
    return std::nullopt;
}

} // namespace namu
