#pragma once

#include "namu/zone/zone.hpp"

#include <mutex>
#include <vector>

namespace namu {

/// The names of a zone that its NS records point to: only their addresses are of use at and below a cut. Few zones
/// have addresses there that are not those of the very cut's servers, so the others are looked for on demand.
///
/// Thread safety: may be asked by several threads.
class GlueHosts {
public:
    explicit GlueHosts(const Zone& zone) noexcept : zone_{zone} {}

    /// Whether NS records point to `node`, which is at or below `cut`.
    [[nodiscard]] bool contains(const NodeView& node, const NodeView& cut) const;

private:
    void collect() const;

    const Zone& zone_;
    mutable std::once_flag is_collected_;
    mutable std::vector<bool> is_host_; // by number of the node; empty until it is needed
};

} // namespace namu
