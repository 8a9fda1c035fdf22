#pragma once

#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

/// Finds the nodes that the records of a finished tree point to, so that nobody searches for them when a
/// question comes: whose addresses go along with NS, MX, SRV and the like, and where aliases lead.
class HostLinker {
public:
    explicit HostLinker(Zone& zone) noexcept : zone_{zone} {}

    /// Links the nodes from number `begin` to `end`; different linkers may do different ones at the same time.
    void run(std::size_t begin, std::size_t end);
    /// Links one node.
    void link(const NodeView& node);

private:
    /// A record whose target is looked for.
    struct Search {
        NodeRef* host;
        NameView target;
        std::uint64_t hash;
    };

    void collect(const NodeView& node);
    void collect(const NodeView& node, const RRsetHead& head);
    void resolve();

    Zone& zone_;
    std::vector<Search> searches_;
    std::vector<std::span<NodeRef>> with_repetitions_; ///< hosts of RRsets whose targets may be the same
};

} // namespace namu
