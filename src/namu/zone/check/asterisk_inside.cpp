#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

/// The labels between the first one and the apex, which may have an asterisk of its own.
bool has_asterisk_inside(const NodeView& node, NameView apex)
{
    for (NameView name = node.owner().parent(); name.size() > apex.size(); name = name.parent()) {
        if (name.is_wildcard())
            return true;
    }
    return false;
}

} // namespace

/// RFC 4592 §2.1.1: only a first label `*` makes a wildcard.
void check_asterisk_inside(const CheckInput& input, Diagnostics& diagnostics)
{
    const NameView apex = input.zone.apex();
    for_each_node(input, [&](const NodeView& node) {
        if (node.is_apex() || node.is_empty_non_terminal() || node.is_occluded() || node.is_hash_owner() ||
            !has_asterisk_inside(node, apex))
            return;
        diagnostics.report({&zone_rule::asterisk_inside,
                            CheckedRRset{input, node, 0}.first_written().owner(),
                            "the `*` inside of " + quoted(node.owner()) +
                                " is an ordinary label there; it stands for no other name",
                            "a wildcard has the asterisk in front: write the names out",
                            {}});
    });
}

} // namespace namu
