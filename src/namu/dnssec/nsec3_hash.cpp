#include "namu/dnssec/nsec3_hash.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <array>

namespace namu {

Nsec3Hash Nsec3Hasher::hash(NameView name, Bytes salt, std::uint16_t iterations) noexcept
{
    std::array<std::uint8_t, max_name_octets> folded; // as far as the name goes
    // Length octets are below 64, so folding letters leaves them alone.
    std::ranges::transform(name.octets(), folded.begin(), [](std::uint8_t octet) { return to_lower(octet); });

    Nsec3Hash hash;
    sha1_.update(Bytes{folded}.first(name.size()));
    sha1_.update(salt);
    sha1_.finish(hash.data());
    for (unsigned i = 0; i < iterations; ++i) {
        sha1_.update(hash);
        sha1_.update(salt);
        sha1_.finish(hash.data());
    }
    return hash;
}

} // namespace namu
