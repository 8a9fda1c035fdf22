#include "namu/wire/hashed_name.hpp"

#include <cstring>

namespace namu {
namespace {

/// Folds A-Z to a-z in eight octets at once: an octet gets its 0x20 bit where it lies in that range.
constexpr std::uint64_t to_lower_8(std::uint64_t octets) noexcept
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    const std::uint64_t low_bits = octets & (0x7f * ones);
    const std::uint64_t at_least_a = low_bits + (0x80 - 'A') * ones;
    const std::uint64_t above_z = low_bits + (0x80 - 'Z' - 1) * ones;
    const std::uint64_t is_upper = (at_least_a ^ above_z) & ~octets & (0x80 * ones);
    return octets | (is_upper >> 2);
}

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept
{
    hash = (hash ^ word) * 0xff51'afd7'ed55'8ccd;
    return hash ^ (hash >> 32);
}

} // namespace

std::uint64_t hash_label(std::uint64_t parent, Bytes label) noexcept
{
    std::uint64_t hash = mix(parent, label.size());
    while (label.size() > 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, label.data(), 8);
        hash = mix(hash, to_lower_8(word));
        label = label.subspan(8);
    }
    std::uint64_t word = 0;
    if (!label.empty())
        std::memcpy(&word, label.data(), label.size());
    return mix(hash, to_lower_8(word));
}

std::uint64_t hash_name(NameView name) noexcept
{
    const HashedName hashed{name};
    return hashed.hash_of_last(hashed.label_count());
}

void HashedName::assign(NameView name) noexcept
{
    name_ = name;
    offsets_.assign(name);
    hashes_[0] = root_name_hash;
    for (std::size_t labels = 1; labels <= label_count(); ++labels)
        hashes_[labels] = hash_label(hashes_[labels - 1], label(labels));
}

} // namespace namu
