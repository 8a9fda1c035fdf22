#include "namu/dnssec/make_ds.hpp"

#include "namu/crypto/digest.hpp"
#include "namu/dnssec/canonical_octets.hpp"
#include "namu/dnssec/key_tag.hpp"

namespace namu {

std::vector<std::uint8_t> make_ds(NameView owner, Bytes dnskey)
{
    constexpr std::size_t digest_at = 4;
    constexpr std::size_t algorithm_at = 3;
    constexpr std::uint8_t sha256 = 2; // IANA registry "Digest Algorithms" of DS records
    std::vector<std::uint8_t> ds(digest_at + digest_octets(DigestAlgorithm::sha256));
    store_u16(ds.data(), key_tag(dnskey));
    ds[2] = dnskey[algorithm_at];
    ds[3] = sha256;
    OctetList name;
    append_canonical(owner, name);
    Digester digester{DigestAlgorithm::sha256};
    digester.update(name);
    digester.update(dnskey);
    digester.finish(ds.data() + digest_at);
    return ds;
}

} // namespace namu
