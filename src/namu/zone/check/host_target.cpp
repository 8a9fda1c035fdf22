#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/occluder.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"
#include "namu/zone/check/target.hpp"

namespace namu {
namespace {

struct HostRules {
    RRType type;
    const DiagnosticRule& is_alias;
    const DiagnosticRule& has_no_address;
};

const HostRules host_rules[] = {
    {RRType::NS, zone_rule::ns_target_is_cname, zone_rule::ns_target_without_address},
    {RRType::MX, zone_rule::mx_target_is_cname, zone_rule::mx_target_without_address},
    {RRType::SRV, zone_rule::srv_target_is_cname, zone_rule::srv_target_without_address},
};

void report_alias(const CheckInput& input, const CheckedTarget& target, const NodeView& alias,
                  const DiagnosticRule& rule, Diagnostics& diagnostics)
{
    const bool is_cname = alias.has_cname();
    std::vector<Diagnostic::Note> notes;
    if (const auto record = find_rrset(input, alias, is_cname ? RRType::CNAME : RRType::DNAME))
        notes.push_back(
            {record->position().owner(), is_cname ? "the CNAME record is here" : "the DNAME record is here"});
    diagnostics.report({&rule, target.where(),
                        quoted(target.name) + " is an alias; " + to_text(target.from.type()) +
                            " records must point to a name that has the address itself",
                        "write the name that the alias leads to", std::move(notes)});
}

void report_no_address(const CheckInput& input, const CheckedTarget& target, TargetVerdict::Kind kind,
                       const DiagnosticRule& rule, Diagnostics& diagnostics)
{
    diagnostics.report({&rule,
                        target.where(),
                        quoted(target.name) + (kind == TargetVerdict::Kind::missing
                                                   ? " is in this zone and does not exist"
                                                   : " has neither an A nor an AAAA record"),
                        final_dot_hint(target.name, input.zone.apex()) + "add `" + target.name.to_text() +
                            " A` with the address, or correct the name",
                        {}});
}

/// What a look at the host itself shows for most targets of a large zone: it has an address, or is the child's.
bool is_in_order(const NodeView& host)
{
    if (!host.exists())
        return false;
    if (host.is_occluded())
        return occluder_of(host).is_cut();
    return !host.is_cut() && (host.find(RRType::A).exists() || host.find(RRType::AAAA).exists());
}

/// Of the rarer types a host without address may still be meant: SVCB leads on to other SVCB records.
void check_existence(const CheckInput& input, RRType type, Diagnostics& diagnostics)
{
    for_each_target(input, type, [&](const CheckedTarget& target) {
        if (judge_host(input.zone, target.name).kind == TargetVerdict::Kind::missing)
            report_no_address(input, target, TargetVerdict::Kind::missing, zone_rule::target_missing,
                              diagnostics);
    });
}

} // namespace

/// RFC 2181 §10.3, RFC 1912 §2.4: the hosts that clients are sent to have addresses under that very name.
void check_host_target(const CheckInput& input, Diagnostics& diagnostics)
{
    const NameView apex = input.zone.apex();
    for (const HostRules& rules : host_rules) {
        for_each_target(input, rules.type, [&](const CheckedTarget& target) {
            if (!target.name.is_at_or_below(apex) || is_in_order(target.host()))
                return;
            const TargetVerdict verdict = judge_host(input.zone, target.name);
            if (verdict.kind == TargetVerdict::Kind::alias)
                report_alias(input, target, verdict.node, rules.is_alias, diagnostics);
            else if (verdict.kind == TargetVerdict::Kind::missing ||
                     verdict.kind == TargetVerdict::Kind::without_address)
                report_no_address(input, target, verdict.kind, rules.has_no_address, diagnostics);
        });
    }
    for (const RRType type : {RRType::AFSDB, RRType::KX, RRType::RT, RRType::SVCB, RRType::HTTPS})
        check_existence(input, type, diagnostics);
}

} // namespace namu
