#include "namu/zone/record_changes.hpp"

#include "namu/base/bytes.hpp"
#include "namu/zone/node_records.hpp"

#include <algorithm>
#include <compare>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace namu {
namespace {

using Record = ZoneDifference::Record;

std::string_view text_of(Bytes octets) noexcept
{
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

/// For searching: an RRset may be long.
std::vector<std::string_view> sorted(const RRsetView& set)
{
    std::vector<std::string_view> all;
    std::ranges::transform(set, std::back_inserter(all), text_of);
    std::ranges::sort(all);
    return all;
}

/// Counts records that only one version has, and keeps the first of them.
class Comparison {
public:
    explicit Comparison(std::size_t most) : most_{most} {}

    void take_removed(const NodeView& node) { take(node, changes_.shown.removed, changes_.removed); }
    void take_added(const NodeView& node) { take(node, changes_.shown.added, changes_.added); }

    /// Of a name that both versions have.
    void compare(const NodeView& before, const NodeView& now)
    {
        if (before == now) // one version shares it with the other
            return;
        for_each_not_in(now, before, changes_.shown.removed, changes_.removed);
        for_each_not_in(before, now, changes_.shown.added, changes_.added);
    }

    RecordChanges finish() { return std::move(changes_); }

private:
    void take(const NodeView& node, std::vector<Record>& kept, std::size_t& count)
    {
        for (std::size_t i = 0; i < node.rrset_count(); ++i) {
            const RRsetView set = node.rrset(i);
            for (const Bytes rdata : set)
                take(set, rdata, kept, count);
        }
    }

    void take(const RRsetView& set, Bytes rdata, std::vector<Record>& kept, std::size_t& count)
    {
        ++count;
        if (kept.size() < most_)
            kept.push_back({set.owner(), set.type(), set.ttl(), {rdata.begin(), rdata.end()}});
    }

    /// The records of `node` that `other` has not.
    void for_each_not_in(const NodeView& other, const NodeView& node, std::vector<Record>& kept,
                         std::size_t& count)
    {
        for (std::size_t i = 0; i < node.rrset_count(); ++i) {
            const RRsetView set = node.rrset(i);
            const RRsetView others = set.type() == RRType::RRSIG
                                         ? other.find_signatures(covered_by(set.type(), set.front()))
                                         : other.find(set.type());
            const bool may_share = others.exists() && others.ttl() == set.ttl();
            if (may_share && equal(others.block(), set.block()))
                continue;
            const auto theirs = may_share ? sorted(others) : std::vector<std::string_view>{};
            for (const Bytes rdata : set) {
                if (!std::ranges::binary_search(theirs, text_of(rdata)))
                    take(set, rdata, kept, count);
            }
        }
    }

    std::size_t most_;
    RecordChanges changes_;
};

void sort(std::vector<Record>& records)
{
    std::ranges::sort(records, [](const Record& a, const Record& b) {
        return std::tie(a.owner, a.type, a.rdata) < std::tie(b.owner, b.type, b.rdata);
    });
}

} // namespace

RecordChanges changes_between(const Zone& before, const Zone& now, std::size_t most)
{
    Comparison comparison{most};
    std::size_t a = 0;
    std::size_t b = 0;
    while (a != before.node_count() && b != now.node_count()) {
        const NodeView old_node = before.node(a);
        const NodeView new_node = now.node(b);
        const auto order =
            old_node == new_node ? std::weak_ordering::equivalent : old_node.owner() <=> new_node.owner();
        if (order < 0)
            comparison.take_removed(old_node);
        else if (order > 0)
            comparison.take_added(new_node);
        else
            comparison.compare(old_node, new_node);
        a += order <= 0 ? 1U : 0U;
        b += order >= 0 ? 1U : 0U;
    }
    for (; a != before.node_count(); ++a)
        comparison.take_removed(before.node(a));
    for (; b != now.node_count(); ++b)
        comparison.take_added(now.node(b));
    return comparison.finish();
}

RecordChanges changes_of(const ZoneDifference& difference, std::size_t most)
{
    RecordChanges changes{difference, difference.removed.size(), difference.added.size()};
    for (auto* const records : {&changes.shown.removed, &changes.shown.added}) {
        sort(*records);
        records->resize(std::min(records->size(), most));
    }
    return changes;
}

} // namespace namu
