#pragma once

#include "namu/wire/name_view.hpp"

#include <cstddef>

namespace namu {

/// What the label count of a signature must be: the root and a leading `*` do not count (RFC 4034 §3.1.3).
[[nodiscard]] inline std::size_t labels_to_sign(NameView owner) noexcept
{
    return owner.label_count() - (owner.is_wildcard() ? 1U : 0U);
}

} // namespace namu
