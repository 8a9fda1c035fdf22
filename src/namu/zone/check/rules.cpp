#include "namu/zone/check/rules.hpp"

#include <array>

namespace namu {
namespace {

using namespace zone_rule;

constexpr std::array rules{
    no_soa,
    several_soas,
    soa_not_at_apex,
    no_apex_ns,
    ds_at_apex,
    apex_only_type,
    out_of_zone,
    soa_mail_has_at,
    soa_mail_without_domain,
    soa_timers,
    serial_zero,
    cname_and_other_data,
    several_cnames,
    several_dnames,
    dname_and_ns,
    data_below_dname,
    duplicate_record,
    ttls_differ,
    several_csyncs,
    several_spfs,
    null_mx_not_alone,
    null_srv_not_alone,
    svcb_mixed_modes,
    svcb_several_aliases,
    not_a_host_name,
    asterisk_inside,
    mapped_address,
    tlsa_length,
    unquoted_text,
    spf_type,
    naptr_with_both,
    svcb_alias_with_params,
    svcb_alias_of_itself,
    short_ttl,
    missing_glue,
    data_at_zone_cut,
    occluded_record,
    ds_without_ns,
    rrset_too_large,
    wildcard_ns,
    wildcard_dname,
    missing_final_dot,
    target_is_address,
    ns_target_is_cname,
    mx_target_is_cname,
    srv_target_is_cname,
    ns_target_without_address,
    mx_target_without_address,
    srv_target_without_address,
    target_missing,
    dangling_cname,
    cname_loop,
};

} // namespace

std::span<const DiagnosticRule> zone_rules() noexcept
{
    return rules;
}

} // namespace namu
