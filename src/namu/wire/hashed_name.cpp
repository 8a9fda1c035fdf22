#include "namu/wire/hashed_name.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>

namespace namu {
namespace {

constexpr std::size_t word_octets = 8;

__extension__ using Wide = unsigned __int128;

/// Both halves of the product: each bit that goes in changes high and low bits of what comes out.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept
{
    const Wide product = Wide{hash ^ word} * 0x9fb2'1c65'1e98'df25;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Hash of the label that begins at `label` with its length octet and is in lower case. A short one is one word,
/// of which the octets behind the label do not count; a longer one is words from its front, and the last of its
/// octets as one more, which may overlap. Reads whole words.
std::uint64_t hash_folded_label(std::uint64_t parent, const std::uint8_t* label) noexcept
{
    const std::size_t size = label[0] + 1U;
    if (size <= word_octets)
        return mix(parent, load_word(label) & (~std::uint64_t{0} >> 8 * (word_octets - size)));
    std::uint64_t hash = parent;
    for (std::size_t at = 0; at + word_octets < size; at += word_octets)
        hash = mix(hash, load_word(label + at));
    return mix(hash, load_word(label + size - word_octets));
}

} // namespace

std::uint64_t hash_label(std::uint64_t parent, Bytes label) noexcept
{
    std::array<std::uint8_t, 1 + max_label_octets + word_octets> folded;
    folded[0] = static_cast<std::uint8_t>(label.size());
    std::transform(label.begin(), label.end(), folded.begin() + 1,
                   [](std::uint8_t octet) { return to_lower(octet); });
    std::fill_n(folded.begin() + 1 + static_cast<std::ptrdiff_t>(label.size()), word_octets, std::uint8_t{0});
    return hash_folded_label(parent, folded.data());
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
    fold();
    std::uint64_t hash = root_name_hash;
    hashes_[0] = hash;
    for (std::size_t labels = 1; labels <= label_count(); ++labels) {
        hash = hash_folded_label(hash, &folded_[offset_of_last(labels)]);
        hashes_[labels] = hash;
    }
}

/// Length octets are below 64, so folding letters does not touch them.
void HashedName::fold() noexcept
{
    const std::uint8_t* const octets = name_.octets().data();
    const std::size_t size = name_.size();
    if (size < word_octets) {
        store_word(folded_.data(), to_lower_8(load_short_word(octets, size)));
        return;
    }
    for (std::size_t at = 0; at + word_octets < size; at += word_octets)
        store_word(&folded_[at], to_lower_8(load_word(octets + at)));
    // The last eight, some of them for the second time.
    store_word(&folded_[size - word_octets], to_lower_8(load_word(octets + size - word_octets)));
}

} // namespace namu
