#pragma once

#include "namu/zone/check/check_input.hpp"

#include <vector>

namespace namu {

/// The names of a zone that its NS records point to: only their addresses are of use at and below a cut.
class GlueHosts {
public:
    explicit GlueHosts(const CheckInput& input);

    [[nodiscard]] bool contains(const NodeView& node) const noexcept { return is_host_[node.index()]; }

private:
    std::vector<bool> is_host_; // by number of the node
};

} // namespace namu
