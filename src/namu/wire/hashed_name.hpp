#pragma once

#include "namu/wire/name_view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace namu {

/// Hash of `label` below a name whose hash is `parent`: ignores ASCII case, so that names which
/// compare equal hash equal. The hash of the root is `root_name_hash`.
[[nodiscard]] std::uint64_t hash_label(std::uint64_t parent, Bytes label) noexcept;

inline constexpr std::uint64_t root_name_hash = 0x9e37'79b9'7f4a'7c15;

/// The hash of a whole name: that of each label in turn, from the root.
[[nodiscard]] std::uint64_t hash_name(NameView name) noexcept;

/// A name with its octets in lower case and the hashes of all its ancestors, worked out once for a question:
/// catalog and zone look every suffix up by them. The octets belong to somebody else.
///
/// About 1.5 KiB, of which only the front parts for the octets and labels that are there are ever touched.
class HashedName {
public:
    HashedName() noexcept : HashedName{NameView{}} {}
    explicit HashedName(NameView name) noexcept { assign(name); }

    /// Takes another name in place: only the front parts that are used are written.
    void assign(NameView name) noexcept;

    [[nodiscard]] NameView name() const noexcept { return name_; }
    /// The same name in lower case; lives as long as this does.
    [[nodiscard]] NameView folded() const noexcept { return NameView::trusted(folded_.data(), name_.size()); }
    /// Labels without the root.
    [[nodiscard]] std::size_t label_count() const noexcept { return offsets_.count(); }
    /// Hash of the name made of the last `labels` labels.
    [[nodiscard]] std::uint64_t hash_of_last(std::size_t labels) const noexcept { return hashes_[labels]; }
    /// Where the name made of the last `labels` labels begins in this one.
    [[nodiscard]] std::size_t offset_of_last(std::size_t labels) const noexcept
    {
        return offsets_[offsets_.count() - labels];
    }
    /// The name made of the last `labels` labels.
    [[nodiscard]] NameView last_labels(std::size_t labels) const noexcept
    {
        const std::size_t begin = offset_of_last(labels);
        return NameView::trusted(name_.octets().data() + begin, name_.size() - begin);
    }
    /// The leftmost label of `last_labels(labels)`, without its length octet.
    [[nodiscard]] Bytes label(std::size_t labels) const noexcept { return last_labels(labels).first_label(); }

private:
    static constexpr std::size_t word_octets = 8;

    void fold() noexcept;

    NameView name_;
    LabelOffsets offsets_;
    // Labels are read in whole words: the last one may reach beyond the name.
    std::array<std::uint8_t, max_name_octets + word_octets> folded_; // only the first name_.size() are filled
    std::array<std::uint64_t, max_name_labels> hashes_; // by number of labels; only the first are filled
};

} // namespace namu
