#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/host_name.hpp"
#include "namu/zone/check/odd_targets.hpp"
#include "namu/zone/check/rules.hpp"

namespace namu {
namespace {

const char* const hint =
    "a host's name has letters, digits and hyphens; an underscore is for names of services";

bool is_of_host(RRType type)
{
    return type == RRType::A || type == RRType::AAAA || type == RRType::MX;
}

void check_owners(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_node(input, [&](const NodeView& node) {
        for (std::size_t number = 0; number < node.rrset_count(); ++number) {
            const RRType type = node.rrset(number).type();
            if (!is_of_host(type))
                continue;
            if (!is_owner_of_hosts(node.owner(), input.zone.apex()) &&
                misspelling_of(input.zone, node.owner()) == Misspelling::none)
                diagnostics.report({&zone_rule::not_a_host_name,
                                    CheckedRRset{input, node, number}.first_written().owner(),
                                    quoted(node.owner()) + " has " + to_text(type) +
                                        " records and is not the name of a host",
                                    hint,
                                    {}});
            break; // one report for a name
        }
    });
}

/// RFC 1035 §3.5: a PTR record of a reverse zone names a host; elsewhere, and below names of services
/// (RFC 6763 §11), it may name anything.
void check_targets(const CheckInput& input, RRType type, Diagnostics& diagnostics)
{
    input.odd_targets->for_each(input, type, [&](const CheckedTarget& target) {
        const bool is_of_service =
            type == RRType::PTR && !is_host_name(target.from.owner(), input.zone.apex());
        if (is_of_service || is_host_name(target.name, input.zone.apex()) ||
            misspelling_of(input.zone, target.name) != Misspelling::none)
            return;
        diagnostics.report({&zone_rule::not_a_host_name,
                            target.where(),
                            to_text(type) + " records point to a host, and " + quoted(target.name) +
                                " is not the name of one",
                            hint,
                            {}});
    });
}

} // namespace

/// RFC 1123 §2.1: many programs refuse to look up, or to connect to, a host with another name.
void check_not_a_host_name(const CheckInput& input, Diagnostics& diagnostics)
{
    check_owners(input, diagnostics);
    for (const RRType type : {RRType::NS, RRType::MX, RRType::SRV})
        check_targets(input, type, diagnostics);
    if (is_reverse_zone(input.zone.apex()))
        check_targets(input, RRType::PTR, diagnostics);
}

} // namespace namu
