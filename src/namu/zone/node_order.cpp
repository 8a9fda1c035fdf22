#include "namu/zone/node_order.hpp"

#include <algorithm>
#include <utility>

#include <boost/assert.hpp>

namespace namu {

NodeOrder::NodeOrder(std::span<const NodeRef> built)
    : pieces_{{0, 0, built}},
      built_size_{built.size()},
      size_{built.size()}
{}

NodeOrder::NodeOrder(std::span<const NodeRef> built, std::span<const Part> parts) : built_size_{built.size()}
{
    for (const Part& part : parts) {
        if (part.own == NodeRef::none) {
            pieces_.push_back({size_, part.built, built.subspan(part.built, part.count)});
        } else {
            auto own = std::make_shared<const NodeRef>(part.own);
            const std::span nodes{own.get(), 1};
            pieces_.push_back({size_, part.built, nodes, std::move(own), part.is_new != 0});
        }
        size_ += part.count;
    }
}

std::vector<NodeOrder::Part> NodeOrder::parts() const
{
    std::vector<Part> parts;
    for (const Piece& piece : pieces_)
        parts.push_back({static_cast<std::uint32_t>(piece.built),
                         static_cast<std::uint32_t>(piece.nodes.size()),
                         piece.own == nullptr ? NodeRef::none : *piece.own, piece.is_new ? 1U : 0U});
    return parts;
}

NodeRef NodeOrder::operator[](std::size_t position) const noexcept
{
    BOOST_ASSERT(position < size_);
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), position,
                         [](std::size_t wanted, const Piece& piece) { return wanted < piece.begin; });
    const Piece& piece = *(after - 1);
    return piece.nodes[position - piece.begin];
}

std::size_t NodeOrder::position_of_built(std::size_t number) const noexcept
{
    // New nodes have the number of one that comes behind them: the last piece with a number is the right one.
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), number,
                         [](std::size_t wanted, const Piece& piece) { return wanted < piece.built; });
    const Piece& piece = *(after - 1);
    BOOST_ASSERT(number - piece.built < piece.nodes.size());
    return piece.begin + (number - piece.built);
}

std::size_t NodeOrder::split(std::size_t position)
{
    const auto at =
        std::lower_bound(pieces_.begin(), pieces_.end(), position,
                         [](const Piece& piece, std::size_t wanted) { return piece.begin < wanted; });
    const auto number = static_cast<std::size_t>(at - pieces_.begin());
    if (position == size_ || (at != pieces_.end() && at->begin == position))
        return number;
    Piece& front = pieces_[number - 1];
    const std::size_t kept = position - front.begin;
    const Piece back{position, front.built + kept, front.nodes.subspan(kept)};
    front.nodes = front.nodes.first(kept);
    pieces_.insert(at, back);
    return number;
}

void NodeOrder::count_from(std::size_t piece)
{
    size_ = piece == 0 ? 0 : pieces_[piece - 1].begin + pieces_[piece - 1].nodes.size();
    for (; piece < pieces_.size(); ++piece) {
        pieces_[piece].begin = size_;
        size_ += pieces_[piece].nodes.size();
    }
}

void NodeOrder::insert(std::size_t position, NodeRef node, NodeIndex number)
{
    const std::size_t piece = split(position);
    auto own = std::make_shared<const NodeRef>(node);
    const std::span nodes{own.get(), 1};
    const auto at = pieces_.begin() + static_cast<std::ptrdiff_t>(piece);
    const bool is_new = number >= built_size_;
    const std::size_t next = at == pieces_.end() ? built_size_ : at->built;
    pieces_.insert(at, {position, is_new ? next : number, nodes, std::move(own), is_new});
    if (!is_new)
        keep_in_order(piece);
    count_from(piece);
}

/// The new nodes around a piece go along with its number.
void NodeOrder::keep_in_order(std::size_t piece) noexcept
{
    const std::size_t number = pieces_[piece].built;
    for (std::size_t i = piece; i > 0 && pieces_[i - 1].is_new; --i)
        pieces_[i - 1].built = std::min(pieces_[i - 1].built, number);
    for (std::size_t i = piece + 1; i < pieces_.size() && pieces_[i].is_new; ++i)
        pieces_[i].built = std::max(pieces_[i].built, number + 1);
}

void NodeOrder::erase(std::size_t position)
{
    split(position + 1);
    const std::size_t number = split(position);
    pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(number));
    count_from(number);
}

} // namespace namu
