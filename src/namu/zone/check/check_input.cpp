#include "namu/zone/check/check_input.hpp"

#include <algorithm>
#include <numeric>

namespace namu {

std::vector<std::size_t> CheckedRRset::in_file_order() const
{
    std::vector<std::size_t> order(records_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [this](std::size_t a, std::size_t b) { return comes_before(position(a), position(b)); });
    return order;
}

RecordPosition CheckedRRset::first_written() const
{
    RecordPosition first = position();
    for (std::size_t i = 1; i < records_.size(); ++i)
        first = std::min(first, position(i), comes_before);
    return first;
}

std::optional<CheckedRRset> find_rrset(const CheckInput& input, const NodeView& node, RRType type)
{
    for (std::size_t number = 0; number < node.rrset_count(); ++number) {
        if (node.rrset(number).type() == type)
            return CheckedRRset{input, node, number};
    }
    return std::nullopt;
}

} // namespace namu
