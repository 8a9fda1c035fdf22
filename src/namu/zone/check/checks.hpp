#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/zone/check/check_input.hpp"

/// The rules, each in a file of its name; what one is about says its row in rules.hpp.
namespace namu {

using ZoneCheck = void(const CheckInput& input, Diagnostics& diagnostics);

ZoneCheck check_no_soa;
ZoneCheck check_several_soas;
ZoneCheck check_soa_not_at_apex;
ZoneCheck check_no_apex_ns;
ZoneCheck check_ds_at_apex;
ZoneCheck check_apex_only_type;
ZoneCheck check_out_of_zone;

ZoneCheck check_soa_mail; ///< soa-mail-has-at, soa-mail-without-domain
ZoneCheck check_soa_timers;
ZoneCheck check_serial_zero;

ZoneCheck check_cname_and_other_data;
ZoneCheck check_several_aliases; ///< several-cnames, several-dnames
ZoneCheck check_dname_and_ns;
ZoneCheck check_data_below_dname;
ZoneCheck check_duplicate_record;
ZoneCheck check_ttls_differ;

ZoneCheck check_several_csyncs;
ZoneCheck check_spf; ///< several-spfs, spf-type
ZoneCheck check_unquoted_text;
ZoneCheck check_null_target;     ///< null-mx-not-alone, null-srv-not-alone
ZoneCheck check_service_binding; ///< svcb-mixed-modes, -several-aliases, -alias-with-params, -alias-of-itself
ZoneCheck check_not_a_host_name;
ZoneCheck check_asterisk_inside;
ZoneCheck check_mapped_address;
ZoneCheck check_tlsa_length;
ZoneCheck check_naptr;
ZoneCheck check_short_ttl;

ZoneCheck check_missing_glue;
ZoneCheck check_data_of_child; ///< data-at-zone-cut, occluded-record
ZoneCheck check_ds_without_ns;
ZoneCheck check_rrset_too_large;
ZoneCheck check_wildcard_owner; ///< wildcard-ns, wildcard-dname

ZoneCheck check_missing_final_dot;
ZoneCheck check_target_is_address;
ZoneCheck
    check_host_target; ///< target-missing, {ns,mx,srv}-target-is-cname, {ns,mx,srv}-target-without-address
ZoneCheck check_dangling_cname;
ZoneCheck check_cname_loop;

} // namespace namu
