#include "namu/zone/check/zone_check.hpp"

#include "namu/base/parallel.hpp"
#include "namu/zone/check/checks.hpp"

#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr ZoneCheck* all_checks[] = {
    check_no_soa,          check_several_soas,      check_soa_not_at_apex,      check_no_apex_ns,
    check_ds_at_apex,      check_apex_only_type,    check_out_of_zone,          check_soa_mail,
    check_soa_timers,      check_serial_zero,       check_cname_and_other_data, check_several_aliases,
    check_dname_and_ns,    check_data_below_dname,  check_duplicate_record,     check_ttls_differ,
    check_missing_glue,    check_data_of_child,     check_ds_without_ns,        check_rrset_too_large,
    check_wildcard_owner,  check_missing_final_dot, check_target_is_address,    check_host_target,
    check_dangling_cname,  check_cname_loop,        check_several_csyncs,       check_spf,
    check_unquoted_text,   check_null_target,       check_service_binding,      check_not_a_host_name,
    check_asterisk_inside, check_mapped_address,    check_tlsa_length,          check_naptr,
    check_short_ttl,
};

} // namespace

void check_zone(const BuiltZone& built, std::size_t threads, Diagnostics& diagnostics)
{
    // A thread for each few names would cost more than it saves.
    constexpr std::size_t large = 10'000;
    const TypeIndex by_type{*built.zone};
    const CheckInput input{*built.zone, built.positions, built.notes, by_type};
    std::vector<Diagnostics> found;
    for (std::size_t i = 0; i < std::size(all_checks); ++i)
        found.emplace_back(diagnostics.limit());
    for_each_in_parallel(std::size(all_checks), built.zone->node_count() < large ? 1 : threads,
                         [&](std::size_t i) { all_checks[i](input, found[i]); });
    for (Diagnostics& of_one : found)
        diagnostics.take(std::move(of_one));
}

} // namespace namu
