#pragma once

#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace namu {

/// The nodes of a zone in canonical order, as pieces of the order that was built and of what came later: a node
/// is put in or taken out without copying a million others.
class NodeOrder {
public:
    NodeOrder() = default;
    /// All of an order that outlives this one.
    explicit NodeOrder(std::span<const NodeRef> built);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t piece_count() const noexcept { return pieces_.size(); }
    [[nodiscard]] NodeRef operator[](std::size_t position) const noexcept;

    void insert(std::size_t position, NodeRef node);
    void erase(std::size_t position);

private:
    struct Piece {
        std::size_t begin; ///< position of its first node
        std::span<const NodeRef> nodes;
        std::shared_ptr<const NodeRef> own; ///< of a node that was put in
    };

    /// Makes a piece begin at that position; its number.
    std::size_t split(std::size_t position);
    void count_from(std::size_t piece);

    std::vector<Piece> pieces_;
    std::size_t size_ = 0;
};

} // namespace namu
