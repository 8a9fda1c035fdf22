#include "namu/zone/check/zone_check.hpp"

#include "namu/base/parallel.hpp"
#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/glue_hosts.hpp"
#include "namu/zone/check/odd_targets.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace namu {
namespace {

/// About the apex, or about what was noted while the zone was built.
constexpr ZoneCheck* checks_of_zone[] = {
    check_no_soa,           check_several_soas, check_no_apex_ns, check_ds_at_apex,
    check_out_of_zone,      check_soa_mail,     check_soa_timers, check_serial_zero,
    check_duplicate_record, check_ttls_differ,  check_short_ttl,
};

/// About one name at a time, whatever they look up elsewhere.
constexpr ZoneCheck* checks_of_part[] = {
    check_soa_not_at_apex,
    check_apex_only_type,
    check_cname_and_other_data,
    check_several_aliases,
    check_dname_and_ns,
    check_data_below_dname,
    check_missing_glue,
    check_data_of_child,
    check_ds_without_ns,
    check_rrset_too_large,
    check_wildcard_owner,
    check_missing_final_dot,
    check_target_is_address,
    check_host_target,
    check_dangling_cname,
    check_several_csyncs,
    check_spf,
    check_unquoted_text,
    check_null_target,
    check_service_binding,
    check_not_a_host_name,
    check_asterisk_inside,
    check_mapped_address,
    check_tlsa_length,
    check_naptr,
};

/// About aliases wherever they are.
constexpr ZoneCheck* checks_of_aliases[] = {check_cname_loop};

void run(std::span<ZoneCheck* const> checks, const CheckInput& input, Diagnostics& diagnostics)
{
    for (ZoneCheck* const check : checks)
        check(input, diagnostics);
}

/// A part of a zone is small enough to stay in the cache from rule to rule.
constexpr std::size_t nodes_of_part = 2'048;

struct JudgedPart {
    Diagnostics found;
    std::vector<TypeIndex::Place> aliases;
};

} // namespace

void check_zone(const BuiltZone& built, std::size_t threads, Diagnostics& diagnostics)
{
    const Zone& zone = *built.zone;
    const GlueHosts hosts{zone};
    TypeIndex aliases;
    const CheckInput whole{zone, built.positions, built.notes, aliases, &hosts};
    run(checks_of_zone, whole, diagnostics);

    const std::size_t nodes = zone.node_count();
    std::vector<JudgedPart> parts((nodes + nodes_of_part - 1) / nodes_of_part,
                                  {Diagnostics{diagnostics.limit()}, {}});
    for_each_with_own_work(parts.size(), threads, [&] {
        return [&, by_type = TypeIndex{}, odd_targets = OddTargets{}](std::size_t i) mutable {
            by_type.read(zone, {i * nodes_of_part, std::min(nodes, (i + 1) * nodes_of_part)});
            const CheckInput part{zone, built.positions, built.notes, by_type, &hosts, &odd_targets};
            odd_targets.read(part);
            run(checks_of_part, part, parts[i].found);
            const auto found = by_type.of(RRType::CNAME);
            parts[i].aliases.assign(found.begin(), found.end());
        };
    });
    for (JudgedPart& part : parts) {
        diagnostics.take(std::move(part.found));
        aliases.add(RRType::CNAME, part.aliases);
    }
    run(checks_of_aliases, whole, diagnostics);
}

} // namespace namu
