#pragma once

#include "namu/dnssec/proof.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/lookup.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace namu {

/// What writing an answer needs to remember where it follows aliases or proves something: some kilobytes, of which
/// most answers need none. So it is kept from answer to answer, and only what is used is filled.
struct ChainMemory {
    /// Steps that an honest chain never needs.
    static constexpr std::size_t max_steps = 16;

    Proof proof;
    HashedName hashed;                            ///< the target that was looked up last
    Lookup lookup;                                ///< what was found for it
    std::array<std::uint64_t, max_steps> visited; ///< hashes of names; filled as far as `steps`
    std::array<const std::uint8_t*, max_steps>
        dnames; ///< RDATA of those that were passed, up to `dname_count`
    /// RDATA of the CNAMEs that were made of DNAMEs, the length in front, up to `made_count`. Each has a place of its
    /// own until the end, as ResponseWriter asks for it.
    std::array<std::array<std::uint8_t, 2 + max_name_octets>, max_steps> made;
    std::size_t steps = 0;
    std::size_t dname_count = 0;
    std::size_t made_count = 0;

    /// Forgets all.
    void reset() noexcept
    {
        proof.shrink(0);
        steps = 0;
        dname_count = 0;
        made_count = 0;
    }
};

} // namespace namu
