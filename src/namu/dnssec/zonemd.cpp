#include "namu/dnssec/zonemd.hpp"

#include "namu/dnssec/rrsig_fields.hpp"

namespace namu {
namespace {

/// RFC 8976 §3.3.1.2: the digest cannot be a part of what it is made over.
bool is_left_out(const NodeView& node, const RRsetView& rrset)
{
    if (!node.is_apex())
        return false;
    return rrset.type() == RRType::ZONEMD ||
           (rrset.type() == RRType::RRSIG && read_rrsig(rrset.front()).covered == RRType::ZONEMD);
}

} // namespace

std::optional<DigestAlgorithm> zonemd_digest_algorithm(std::uint8_t number) noexcept
{
    switch (number) {
    case 1: return DigestAlgorithm::sha384;
    case 2: return DigestAlgorithm::sha512;
    default: return std::nullopt;
    }
}

OctetList zone_digest(const Zone& zone, DigestAlgorithm algorithm)
{
    Digester digester{algorithm};
    OctetList octets;
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        for (std::size_t number = 0; number < node.rrset_count(); ++number) {
            const RRsetView rrset = node.rrset(number);
            if (is_left_out(node, rrset))
                continue;
            octets.clear();
            append_canonical(rrset, rrset.owner(), rrset.ttl().seconds(), octets);
            digester.update(octets);
        }
    }
    OctetList digest(digest_octets(algorithm));
    digester.finish(digest.data());
    return digest;
}

} // namespace namu
