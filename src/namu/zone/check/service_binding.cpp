#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstddef>
#include <string>

namespace namu {
namespace {

/// The fields of SVCB and HTTPS (RFC 9460 §2.2).
struct Binding {
    bool is_alias; ///< priority 0: AliasMode
    NameView target;
    bool has_parameters;
};

Binding read_binding(Bytes rdata)
{
    const NameView target = NameView::trusted_at(rdata.data() + 2);
    return {load_u16(rdata.data()) == 0, target, rdata.size() > 2 + target.size()};
}

void check_alias(const CheckedRRset& rrset, const Binding& alias, RecordPosition where,
                 Diagnostics& diagnostics)
{
    if (alias.has_parameters)
        diagnostics.report(
            {&zone_rule::svcb_alias_with_params,
             where.rdata(),
             "an alias (priority 0) has no parameters; clients pass over those of " + quoted(rrset.owner()),
             "give a priority above 0, or write the parameters at the target",
             {}});
    if (alias.target == rrset.owner())
        diagnostics.report({&zone_rule::svcb_alias_of_itself,
                            where.rdata(),
                            quoted(rrset.owner()) + " is an alias (priority 0) of itself",
                            "write another target, or `1 .` for a service at this very name",
                            {}});
}

void check_together(const CheckedRRset& rrset, std::size_t aliases, Diagnostics& diagnostics)
{
    const std::string type = to_text(rrset.type());
    if (aliases != 0 && aliases != rrset.records().size())
        diagnostics.report(
            {&zone_rule::svcb_mixed_modes,
             rrset.first_written().owner(),
             "of the " + type + " records of " + quoted(rrset.owner()) +
                 " some are aliases (priority 0) and some are not; clients pass over the others",
             "keep either the alias or the others",
             {}});
    else if (aliases > 1)
        diagnostics.report({&zone_rule::svcb_several_aliases,
                            rrset.first_written().owner(),
                            quoted(rrset.owner()) + " has " + std::to_string(aliases) + " " + type +
                                " records that are aliases (priority 0); clients take one by chance",
                            "keep one of them",
                            {}});
}

} // namespace

void check_service_binding(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const RRType type : {RRType::SVCB, RRType::HTTPS}) {
        for_each_rrset(input, type, [&](const CheckedRRset& rrset) {
            std::size_t aliases = 0;
            std::size_t record = 0;
            for (const Bytes rdata : rrset.records()) {
                const Binding binding = read_binding(rdata);
                if (binding.is_alias)
                    check_alias(rrset, binding, rrset.position(record), diagnostics);
                aliases += binding.is_alias ? 1U : 0U;
                ++record;
            }
            check_together(rrset, aliases, diagnostics);
        });
    }
}

} // namespace namu
