#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/name_view.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace namu {

/// An absolute domain name, held by value in uncompressed wire form.
///
/// Invariant: `octets()` is a run of labels closed by the root label, at most 255 octets in all
/// (RFC 1035 §2.3.4). Nothing can build a Name that breaks it, so code that receives one never
/// checks again. Case is kept as written and ignored in comparison (RFC 4343 §3). Never allocates.
class Name {
public:
    Name() noexcept = default; // the root
    explicit Name(NameView view) noexcept;

    /// Reads master-file text such as `www.example.com.`; a missing final dot is taken as present.
    /// Errors: empty_label, label_too_long, name_too_long, bad_escape.
    static Result<Name> from_text(std::string_view text);

    /// Reads master-file text relative to `origin`: without a final dot the origin is appended;
    /// `@` alone is the origin itself (RFC 1035 §5.1).
    static Result<Name> from_text(std::string_view text, NameView origin);

    /// Reads an uncompressed name that fills `octets` exactly.
    static Result<Name> from_wire(Bytes octets) noexcept;

    /// `label` in front of `parent`. Errors: label_too_long, name_too_long, empty_label.
    static Result<Name> join(Bytes label, NameView parent) noexcept;

    // NOLINTNEXTLINE(google-explicit-constructor): a Name is a NameView as a string is a string_view
    operator NameView() const noexcept { return view(); }
    [[nodiscard]] NameView view() const noexcept { return NameView::trusted(octets_.data(), size_); }

    [[nodiscard]] Bytes octets() const noexcept { return Bytes{octets_}.first(size_); }
    [[nodiscard]] bool is_root() const noexcept { return size_ == 1; }
    [[nodiscard]] bool is_at_or_below(NameView ancestor) const noexcept
    {
        return view().is_at_or_below(ancestor);
    }
    [[nodiscard]] std::string to_text() const { return view().to_text(); }

    friend bool operator==(const Name& a, const Name& b) noexcept { return a.view() == b.view(); }
    friend std::weak_ordering operator<=>(const Name& a, const Name& b) noexcept
    {
        return a.view() <=> b.view();
    }
    friend bool operator==(const Name& a, NameView b) noexcept { return a.view() == b; }

private:
    friend class NameBuilder; // the one place that knows the two length limits

    std::array<std::uint8_t, max_name_octets> octets_{};
    std::uint8_t size_ = 1;
};

} // namespace namu
