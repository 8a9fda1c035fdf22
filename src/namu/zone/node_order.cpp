#include "namu/zone/node_order.hpp"

#include <algorithm>

#include <boost/assert.hpp>

namespace namu {

NodeOrder::NodeOrder(std::span<const NodeRef> built) : pieces_{{0, built, nullptr}}, size_{built.size()} {}

NodeRef NodeOrder::operator[](std::size_t position) const noexcept
{
    BOOST_ASSERT(position < size_);
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), position,
                         [](std::size_t wanted, const Piece& piece) { return wanted < piece.begin; });
    const Piece& piece = *(after - 1);
    return piece.nodes[position - piece.begin];
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
    const Piece back{position, front.nodes.subspan(kept), front.own};
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

void NodeOrder::insert(std::size_t position, NodeRef node)
{
    const std::size_t number = split(position);
    auto own = std::make_shared<const NodeRef>(node);
    const std::span nodes{own.get(), 1};
    pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(number), {position, nodes, std::move(own)});
    count_from(number);
}

void NodeOrder::erase(std::size_t position)
{
    split(position + 1);
    const std::size_t number = split(position);
    pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(number));
    count_from(number);
}

} // namespace namu
