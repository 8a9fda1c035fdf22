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

/// A name with the hashes of all its ancestors, worked out once for a question: catalog and zone
/// look every suffix up by them. The octets belong to somebody else.
///
/// About 1.2 KiB, of which only the front part for the labels that are there is ever touched.
class HashedName {
public:
    HashedName() noexcept : HashedName{NameView{}} {}
    explicit HashedName(NameView name) noexcept { assign(name); }

    /// Takes another name in place: only the front part that is used is written.
    void assign(NameView name) noexcept;

    [[nodiscard]] NameView name() const noexcept { return name_; }
    /// Labels without the root.
    [[nodiscard]] std::size_t label_count() const noexcept { return offsets_.count(); }
    /// Hash of the name made of the last `labels` labels.
    [[nodiscard]] std::uint64_t hash_of_last(std::size_t labels) const noexcept { return hashes_[labels]; }
    /// The name made of the last `labels` labels.
    [[nodiscard]] NameView last_labels(std::size_t labels) const noexcept
    {
        const std::size_t begin = offsets_[offsets_.count() - labels];
        return NameView::trusted(name_.octets().data() + begin, name_.size() - begin);
    }
    /// The leftmost label of `last_labels(labels)`, without its length octet.
    [[nodiscard]] Bytes label(std::size_t labels) const noexcept { return last_labels(labels).first_label(); }

private:
    NameView name_;
    LabelOffsets offsets_;
    std::array<std::uint64_t, max_name_labels> hashes_; // by number of labels; only the first are filled
};

} // namespace namu
