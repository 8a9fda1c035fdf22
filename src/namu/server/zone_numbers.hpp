#pragma once

#include "namu/wire/stored_name.hpp"
#include "namu/zone/catalog.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace namu::server {

/// Which zones are counted each for itself, and under which number: the first `most` that come, since every number is a
/// dozen time series for whoever collects them. A zone keeps its number over reloads; that of one that is gone goes to the
/// next that comes.
///
/// Thread safety: none.
class ZoneNumbering {
public:
    explicit ZoneNumbering(std::size_t most) : most_{most} {}

    /// A zone that has got its number only now.
    struct Newcomer {
        std::uint32_t number;
        bool is_second_hand; ///< it was another zone's before
    };

    /// Takes back the numbers of zones that none of the catalogs has any more, and gives some to those that have none.
    std::vector<Newcomer> renumber(std::span<const Catalog* const> catalogs);

    /// The zone's number; 0 where it has none.
    [[nodiscard]] std::uint32_t of(const StoredName& apex) const;

    [[nodiscard]] const std::map<StoredName, std::uint32_t>& all() const noexcept { return numbers_; }

private:
    Newcomer next();

    std::size_t most_;
    std::map<StoredName, std::uint32_t> numbers_;
    std::vector<std::uint32_t> returned_;
    std::uint32_t given_ = 0; // the highest so far
};

} // namespace namu::server
