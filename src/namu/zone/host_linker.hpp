#pragma once

#include "namu/zone/zone.hpp"

#include <cstddef>

namespace namu {

/// Finds the nodes that the records of a finished tree point to, so that nobody searches for them when a
/// question comes: whose addresses go along with NS, MX, SRV and the like.
class HostLinker {
public:
    explicit HostLinker(Zone& zone) noexcept : zone_{zone} {}

    /// Links the nodes from number `begin` to `end`; different threads may do different ones.
    void run(std::size_t begin, std::size_t end);
    /// Links one node.
    void link(const NodeView& node);

private:
    void link(const NodeView& node, const RRsetHead& head);

    Zone& zone_;
};

} // namespace namu
