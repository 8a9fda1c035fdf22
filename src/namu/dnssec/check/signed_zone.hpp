#pragma once

#include "namu/crypto/public_key.hpp"
#include "namu/dnssec/rrsig_fields.hpp"
#include "namu/zone/check/check_input.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace namu {

/// A DNSKEY record of a zone.
struct ZoneKey {
    std::size_t record; ///< its number in the DNSKEY RRset
    std::uint16_t flags;
    std::uint8_t protocol;
    std::uint8_t algorithm;
    std::uint16_t tag;
    bool is_readable;             ///< false where the octets are no key of the algorithm
    std::optional<PublicKey> key; ///< none where it is not readable or Namu cannot verify with the algorithm

    /// RFC 4034 §2.1.1, §2.1.2: only such a key may sign the zone's records.
    [[nodiscard]] bool may_sign() const noexcept
    {
        constexpr std::uint16_t zone_key = 0x0100;
        constexpr std::uint8_t dnssec = 3;
        return (flags & zone_key) != 0 && protocol == dnssec;
    }
    /// RFC 4034 §2.1.1: meant to be the one that the parent's DS record stands for.
    [[nodiscard]] bool is_entry_point() const noexcept { return (flags & 1U) != 0; }
    /// Signs to say that nobody is to trust it.
    [[nodiscard]] bool is_revoked() const noexcept
    {
        constexpr std::uint16_t revoke = 0x0080;
        return (flags & revoke) != 0;
    }
};

/// What the rules about DNSSEC judge. Lives as long as its CheckInput.
struct SignedZone {
    /// Reads the keys.
    SignedZone(const CheckInput& checked, std::chrono::sys_seconds time);

    const CheckInput& input;
    std::chrono::sys_seconds now;
    std::vector<ZoneKey> keys;
    bool has_signatures; ///< at the apex, as every signed zone has

    [[nodiscard]] const Zone& zone() const noexcept { return input.zone; }
    [[nodiscard]] bool is_signed() const noexcept { return has_signatures && !keys.empty(); }
};

/// True where the node has records that are the zone's own: names below a cut or a DNAME have none, but hashed
/// names stand beside everything else (RFC 5155 §7.1).
[[nodiscard]] bool is_in_zone(const NodeView& node) noexcept;

/// True where the node is there for the NSEC3 record of another name only.
[[nodiscard]] bool is_hashed_name(const NodeView& node) noexcept;

/// RFC 4035 §2.2: everything that the zone is authoritative for is signed, but for signatures themselves.
[[nodiscard]] bool is_to_be_signed(const NodeView& node, RRType type) noexcept;

/// One signature of a zone.
struct CheckedSignature {
    const CheckedRRset& from; ///< the RRSIG RRset
    std::size_t record;
    RrsigFields fields;
    Bytes rdata;

    [[nodiscard]] NodeView node() const noexcept { return from.node(); }
    [[nodiscard]] RecordPosition position() const noexcept { return from.position(record); }
};

/// Calls `visit` with each signature in an RRset of them.
template <typename Visit>
void for_each_signature(const CheckedRRset& signatures, Visit&& visit)
{
    std::size_t record = 0;
    for (const Bytes rdata : signatures.records())
        visit(CheckedSignature{signatures, record++, read_rrsig(rdata), rdata});
}

/// Calls `visit` with each signature of a zone.
template <typename Visit>
void for_each_signature(const SignedZone& zone, Visit&& visit)
{
    for (std::size_t i = 0; i < zone.zone().node_count(); ++i) {
        for_each_rrset(zone.input, zone.zone().node(i), [&](const CheckedRRset& rrset) {
            if (rrset.type() == RRType::RRSIG)
                for_each_signature(rrset, visit);
        });
    }
}

/// The RRSIG RRset of a node that covers `type`, or nothing.
[[nodiscard]] std::optional<CheckedRRset> find_signatures(const CheckInput& input, const NodeView& node,
                                                          RRType type);

} // namespace namu
