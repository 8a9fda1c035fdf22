#include "namu/dnssec/nsec3_hash.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/byte_writer.hpp"
#include "namu/crypto/sha1.hpp"
#include "namu/wire/rdata/base_text.hpp"

#include <algorithm>
#include <array>

namespace namu {

Nsec3Hash hash_for_nsec3(NameView name, Bytes salt, std::uint16_t iterations) noexcept
{
    std::array<std::uint8_t, max_name_octets> folded; // as far as the name goes
    // Length octets are below 64, so folding letters leaves them alone.
    std::ranges::transform(name.octets(), folded.begin(), [](std::uint8_t octet) { return to_lower(octet); });

    Nsec3Hash hash = sha1(Bytes{folded}.first(name.size()), salt);
    for (unsigned i = 0; i < iterations; ++i)
        hash = sha1(hash, salt);
    return hash;
}

std::optional<Nsec3Hash> nsec3_hash_in(Bytes label) noexcept
{
    Nsec3Hash hash{};
    ByteWriter out{hash};
    rdata::Base32HexDecoder decoder{out};
    for (const std::uint8_t octet : label) {
        if (!decoder.put(static_cast<char>(octet)))
            return std::nullopt;
    }
    if (!decoder.is_complete() || out.failed() || out.size() != hash.size())
        return std::nullopt;
    return hash;
}

} // namespace namu
