#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/ttl.hpp"

#include <cstdint>
#include <optional>

namespace namu {

/// What an entry takes over from those before it (RFC 1035 §5.1, RFC 2308 §4). A copy goes into an
/// included file, so that the including one goes on as if nothing had happened.
struct Inherited {
    enum class OwnerState : std::uint8_t {
        none,    ///< no entry has stated an owner yet
        stated,  ///< `owner` is it
        unknown, ///< the last entry's owner is a mistake that was reported: what follows cannot be placed
    };

    Name origin;
    Name owner;
    OwnerState owner_state = OwnerState::none;
    std::optional<Ttl> default_ttl; ///< of the last `$TTL`
    std::optional<Ttl> last_ttl;    ///< the last one that a record stated

    /// An entry has stated an owner; false: what it stated is no name.
    void know_owner(bool is_name) noexcept
    {
        owner_state = is_name ? OwnerState::stated : OwnerState::unknown;
    }
};

} // namespace namu
