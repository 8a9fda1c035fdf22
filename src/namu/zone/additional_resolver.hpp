#pragma once

#include "namu/zone/zone.hpp"

#include <cstdint>
#include <vector>

namespace namu {

/// Works out, while a zone is built, which RRsets go into the additional section with each RRset
/// that points to hosts: glue for zone cuts (RFC 9471), addresses for the rest.
class AdditionalResolver {
public:
    explicit AdditionalResolver(Zone& zone) noexcept : zone_{zone} {}
    void run();

private:
    void resolve(const NodeView& node, RRsetIndex rrset);
    void collect(const NodeView& node, RRType type, NameView target, int depth);
    void collect_addresses(const NodeView& from, RRType type, const NodeView& host);
    /// False, and nothing done, where the node has none of that type or it is there already.
    bool push(const NodeView& node, RRType type, AdditionalNeed need);
    void store(RRsetIndex rrset);

    Zone& zone_;
    std::vector<AdditionalData> entries_; // of the RRset in hand
    RRsetIndex resolved_ = 0;             // the RRset in hand
};

} // namespace namu
