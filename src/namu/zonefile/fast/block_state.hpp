#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/ttl.hpp"

#include <optional>

namespace namu::fast {

/// What a block of a master file takes over from the text before it. Nothing else is: a block begins with an entry
/// that states its owner, or with the text.
struct BlockState {
    Name origin;
    std::optional<Ttl> default_ttl; ///< of the last `$TTL`
    std::optional<Ttl> last_ttl;    ///< the last one that a record stated
};

} // namespace namu::fast
