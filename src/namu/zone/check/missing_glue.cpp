#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/target.hpp"

namespace namu {
namespace {

bool has_address(const NodeView& host)
{
    return host.exists() && (host.find(RRType::A).exists() || host.find(RRType::AAAA).exists());
}

} // namespace

/// A name server inside of the child zone can be reached only by an address that the parent zone has.
void check_missing_glue(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_target(input, RRType::NS, [&](const CheckedTarget& server) {
        const NodeView cut = server.from.node();
        if (!cut.is_cut() || !server.name.is_at_or_below(cut.owner()) || has_address(server.host()) ||
            misspelling_of(input.zone, server.name) != Misspelling::none)
            return;
        diagnostics.report({&zone_rule::missing_glue,
                            server.where(),
                            quoted(server.name) + " lies inside the child zone " + quoted(cut.owner()) +
                                ", and without its address nobody can get there",
                            "add `" + server.name.to_text() + " A` with the address of the server",
                            {}});
    });
}

} // namespace namu
