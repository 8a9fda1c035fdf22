#include "namu/dnssec/ds_match.hpp"

#include "namu/crypto/digest.hpp"
#include "namu/dnssec/canonical_octets.hpp"
#include "namu/dnssec/key_tag.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace namu {
namespace {

constexpr std::size_t digest_at = 4;

/// IANA registry "Digest Algorithms" of DS records.
std::optional<DigestAlgorithm> digest_algorithm(std::uint8_t digest_type)
{
    switch (digest_type) {
    case 1: return DigestAlgorithm::sha1;
    case 2: return DigestAlgorithm::sha256;
    case 4: return DigestAlgorithm::sha384;
    default: return std::nullopt;
    }
}

} // namespace

bool ds_matches(Bytes ds, NameView owner, Bytes dnskey)
{
    const std::uint8_t algorithm = dnskey[3];
    if (load_u16(ds.data()) != key_tag(dnskey) || ds[2] != algorithm)
        return false;
    const auto digest = digest_algorithm(ds[3]);
    if (!digest)
        return true;
    OctetList octets;
    append_canonical(owner, octets);
    Digester digester{*digest};
    digester.update(octets);
    digester.update(dnskey);
    std::array<std::uint8_t, max_digest_octets> computed{};
    digester.finish(computed.data());
    return equal(ds.subspan(digest_at), Bytes{computed}.first(digest_octets(*digest)));
}

} // namespace namu
