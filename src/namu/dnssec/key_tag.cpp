#include "namu/dnssec/key_tag.hpp"

#include <cstddef>

namespace namu {
namespace {

constexpr std::uint8_t rsa_md5 = 1;
constexpr std::size_t algorithm_at = 3;
constexpr std::size_t key_at = 4;

} // namespace

std::uint16_t key_tag(Bytes rdata) noexcept
{
    // RFC 4034 appendix B.1: that of an RSA/MD5 key is two octets of its modulus.
    if (rdata.size() >= key_at + 3 && rdata[algorithm_at] == rsa_md5)
        return load_u16(rdata.data() + rdata.size() - 3);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < rdata.size(); ++i)
        sum += (i & 1U) != 0 ? rdata[i] : std::uint32_t{rdata[i]} << 8;
    return static_cast<std::uint16_t>(sum + (sum >> 16));
}

} // namespace namu
