#pragma once

#include "namu/zone/zone.hpp"

#include <cstddef>
#include <memory>
#include <utility>

namespace namu::bench {

/// A zone whose addresses change one after the other, each change a version of its own.
class Edits {
public:
    explicit Edits(std::shared_ptr<const Zone> built) : built_{std::move(built)}, now_{built_} {}

    /// Publishes one more version; where the zone would have to be built anew, goes back to the one that was built.
    void publish_next();

private:
    std::shared_ptr<const Zone> built_;
    std::shared_ptr<const Zone> now_;
    std::size_t done_ = 0;
};

} // namespace namu::bench
