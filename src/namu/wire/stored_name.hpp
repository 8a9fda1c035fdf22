#pragma once

#include "namu/wire/name.hpp"

#include <compare>
#include <string>

namespace namu {

/// An absolute domain name that takes no more memory than it needs, for what is kept a hundred thousand times. A Name
/// has room for the longest one there is, and never allocates.
class StoredName {
public:
    StoredName() = default; // the root
    // NOLINTNEXTLINE(google-explicit-constructor): it is that name
    StoredName(NameView name) : octets_{as_text(name.octets())} {}
    // NOLINTNEXTLINE(google-explicit-constructor): it is that name
    StoredName(const Name& name) : StoredName{name.view()} {}

    [[nodiscard]] NameView view() const noexcept
    {
        return NameView::trusted(reinterpret_cast<const std::uint8_t*>(octets_.data()), octets_.size());
    }
    // NOLINTNEXTLINE(google-explicit-constructor): as with Name
    operator NameView() const noexcept { return view(); }
    [[nodiscard]] std::string to_text() const { return view().to_text(); }

    friend bool operator==(const StoredName& a, NameView b) noexcept { return a.view() == b; }
    friend bool operator==(const StoredName& a, const Name& b) noexcept { return a.view() == b.view(); }
    friend bool operator==(const StoredName& a, const StoredName& b) noexcept { return a.view() == b.view(); }
    friend std::weak_ordering operator<=>(const StoredName& a, const StoredName& b) noexcept
    {
        return a.view() <=> b.view();
    }

private:
    std::string octets_ = std::string(1, '\0');
};

} // namespace namu
