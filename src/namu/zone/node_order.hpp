#pragma once

#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <cstdint>
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

    /// A piece of the order as it may be kept in a file.
    struct Part {
        std::uint32_t built; ///< number of its first node in the order that was built
        std::uint32_t count; ///< of its nodes
        NodeRef own;         ///< its only node, where that was put in; else none
        std::uint32_t is_new;
    };
    [[nodiscard]] std::vector<Part> parts() const;
    /// The order that has these parts.
    NodeOrder(std::span<const NodeRef> built, std::span<const Part> parts);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t piece_count() const noexcept { return pieces_.size(); }
    [[nodiscard]] NodeRef operator[](std::size_t position) const noexcept;
    /// Where the node stands that had that number in the order that was built, if it was not taken out for good.
    [[nodiscard]] std::size_t position_of_built(std::size_t number) const noexcept;

    /// `number` is that of the node: one from the order that was built for a node that was in it and comes again.
    void insert(std::size_t position, NodeRef node, NodeIndex number);
    void erase(std::size_t position);

private:
    struct Piece {
        std::size_t begin; ///< position of its first node
        /// Number of its first node in the order that was built; of a new node any that keeps the pieces in order.
        std::size_t built;
        std::span<const NodeRef> nodes;
        std::shared_ptr<const NodeRef> own = nullptr; ///< the node of a piece that was put in
        bool is_new = false;                          ///< its node was not in the order that was built
    };

    /// Makes a piece begin at that position; its number.
    std::size_t split(std::size_t position);
    void count_from(std::size_t piece);
    void keep_in_order(std::size_t piece) noexcept;

    std::vector<Piece> pieces_;
    std::size_t built_size_ = 0;
    std::size_t size_ = 0;
};

} // namespace namu
