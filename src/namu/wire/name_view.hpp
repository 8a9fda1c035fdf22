#pragma once

#include "namu/base/bytes.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

#include <boost/assert.hpp>

namespace namu {

class Name;

/// Limits of RFC 1035 §2.3.4.
inline constexpr std::size_t max_name_octets = 255;
inline constexpr std::size_t max_label_octets = 63;
/// 127 labels of one octet, and the root.
inline constexpr std::size_t max_name_labels = 128;

/// An absolute domain name in uncompressed wire form that somebody else owns: a Name, a zone's
/// arena, or a question in a datagram.
///
/// Invariant: the octets are a valid name (see Name). Only Name, NameView itself and
/// `NameView::trusted` make one, so code that receives one never checks again. Case is kept as
/// written and ignored in comparison (RFC 4343 §3). Never allocates.
class NameView {
public:
    NameView() noexcept = default; // the root

    /// Takes octets that the caller knows to be a valid name: it parsed or wrote them itself.
    static NameView trusted(const std::uint8_t* octets, std::size_t size) noexcept
    {
        BOOST_ASSERT(size >= 1 && size <= max_name_octets);
        return NameView{octets, static_cast<std::uint8_t>(size)};
    }

    /// The name that begins at `octets`; its end is found by walking its labels.
    static NameView trusted_at(const std::uint8_t* octets) noexcept;

    [[nodiscard]] Bytes octets() const noexcept { return {octets_, size_}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool is_root() const noexcept { return size_ == 1; }

    /// Labels without the root: 3 for `www.example.com.`
    [[nodiscard]] std::size_t label_count() const noexcept;

    /// The leftmost label without its length octet; empty for the root.
    [[nodiscard]] Bytes first_label() const noexcept { return {octets_ + 1, octets_[0]}; }

    /// The name without its leftmost label; the root stays the root.
    [[nodiscard]] NameView parent() const noexcept
    {
        return is_root() ? *this : trusted(octets_ + octets_[0] + 1, size_ - octets_[0] - 1U);
    }

    /// The name made of the last `count` labels; `count` is at most `label_count()`.
    [[nodiscard]] NameView last_labels(std::size_t count) const noexcept;

    /// True for `*.anything`: the leftmost label is exactly one asterisk (RFC 4592 §2.1.1).
    [[nodiscard]] bool is_wildcard() const noexcept { return octets_[0] == 1 && octets_[1] == '*'; }

    [[nodiscard]] bool is_at_or_below(NameView ancestor) const noexcept;
    [[nodiscard]] bool is_below(NameView ancestor) const noexcept
    {
        return size_ > ancestor.size_ && is_at_or_below(ancestor);
    }

    /// Master-file text, absolute: `www.example.com.`; specials and other than printable ASCII are
    /// escaped so that it reads back to the same octets (RFC 1035 §5.1, RFC 4343 §2.1).
    [[nodiscard]] std::string to_text() const;

    friend bool operator==(NameView a, NameView b) noexcept;
    /// Canonical order (RFC 4034 §6.1): by label from the right, lower-cased octets unsigned.
    friend std::weak_ordering operator<=>(NameView a, NameView b) noexcept;

private:
    NameView(const std::uint8_t* octets, std::uint8_t size) noexcept : octets_{octets}, size_{size} {}

    static constexpr std::uint8_t root_octet = 0;

    const std::uint8_t* octets_ = &root_octet;
    std::uint8_t size_ = 1;
};

/// Where each label of a name begins, leftmost first: what walks that go from the root need.
class LabelOffsets {
public:
    LabelOffsets() noexcept : LabelOffsets{NameView{}} {}
    explicit LabelOffsets(NameView name) noexcept { assign(name); }

    /// Takes another name in place.
    void assign(NameView name) noexcept;

    /// Labels without the root.
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// Offset of label `index` from the left; `index == count()` is the root label.
    [[nodiscard]] std::size_t operator[](std::size_t index) const noexcept { return offsets_[index]; }

private:
    std::array<std::uint8_t, max_name_labels> offsets_; // only the first count_ + 1 are ever read
    std::uint8_t count_ = 0;
};

/// Compares two labels ignoring the case of ASCII letters.
[[nodiscard]] bool equal_labels(Bytes a, Bytes b) noexcept;

/// The text of one label, escaped as in a name.
[[nodiscard]] std::string label_to_text(Bytes label);

} // namespace namu
