#include "namu/wire/hashed_name.hpp"
#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/target.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace namu {
namespace {

/// Follows each alias of the zone once. Where a CNAME leads depends on its own node only, also when a
/// wildcard stands for the target; so a loop is a node met twice on one way.
class LoopFinder {
public:
    LoopFinder(const CheckInput& input, Diagnostics& diagnostics)
        : input_{input},
          diagnostics_{diagnostics},
          way_of_(input.zone.number_limit())
    {}

    void follow(NodeView node)
    {
        ++way_;
        std::vector<NodeView> passed;
        while (node.exists() && way_of_[node.index()] == 0) {
            way_of_[node.index()] = way_;
            passed.push_back(node);
            node = next(node);
        }
        if (node.exists() && way_of_[node.index()] == way_) {
            passed.erase(passed.begin(), std::ranges::find(passed, node));
            report(std::move(passed));
        }
    }

private:
    /// The alias that this one leads to, or none.
    [[nodiscard]] NodeView next(const NodeView& node) const
    {
        const auto target = target_of(RRType::CNAME, node.find(RRType::CNAME).front());
        if (!target)
            return {};
        const Lookup lookup = input_.zone.find(HashedName{*target}, RRType::A);
        return lookup.kind == Lookup::Kind::alias ? lookup.node : NodeView{};
    }

    [[nodiscard]] RecordPosition position(const NodeView& node) const
    {
        const auto cname = find_rrset(input_, node, RRType::CNAME);
        return cname ? cname->position() : RecordPosition{};
    }

    /// Reports the loop at the alias that was written first.
    void report(std::vector<NodeView> loop) const
    {
        const auto first = std::ranges::min_element(loop, [this](const NodeView& a, const NodeView& b) {
            return comes_before(position(a), position(b));
        });
        std::rotate(loop.begin(), first, loop.end());
        constexpr std::size_t most_shown = 8;
        std::string message = "an alias that leads back to itself: ";
        std::vector<Diagnostic::Note> notes;
        for (std::size_t i = 0; i < loop.size() && i < most_shown; ++i) {
            message += quoted(loop[i].owner()) + " -> ";
            if (i > 0)
                notes.push_back({position(loop[i]).rdata(), "this alias belongs to the loop"});
        }
        if (loop.size() > most_shown)
            message += "... -> ";
        diagnostics_.report(
            {&zone_rule::cname_loop, position(loop.front()).rdata(), message + quoted(loop.front().owner()),
             "let one of these names have records of its own instead of the CNAME", std::move(notes)});
    }

    const CheckInput& input_;
    Diagnostics& diagnostics_;
    std::vector<std::uint32_t> way_of_; // by number of the node; 0 for one that was not passed
    std::uint32_t way_ = 0;
};

} // namespace

void check_cname_loop(const CheckInput& input, Diagnostics& diagnostics)
{
    LoopFinder finder{input, diagnostics};
    for_each_rrset(input, RRType::CNAME, [&finder](const CheckedRRset& cname) {
        if (!cname.node().is_occluded())
            finder.follow(cname.node());
    });
}

} // namespace namu
