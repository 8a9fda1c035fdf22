#include "namu/load/judge.hpp"

#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/zone_check.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace namu {
namespace {

// A record that could not be read may be the one that is missed.
constexpr std::array about_missing{
    zone_rule::no_soa.id,
    zone_rule::no_apex_ns.id,
    zone_rule::missing_glue.id,
    zone_rule::ns_target_without_address.id,
    zone_rule::mx_target_without_address.id,
    zone_rule::srv_target_without_address.id,
    zone_rule::dangling_cname.id,
    zone_rule::target_missing.id,
    zone_rule::ds_without_ns.id,
};

constexpr std::array<ZoneCheck*, 5> form_checks{
    check_out_of_zone,          check_duplicate_record, check_ttls_differ,
    check_cname_and_other_data, check_several_aliases,
};

void judge_what_is_present(const BuiltZone& built, std::size_t threads, Diagnostics& diagnostics)
{
    // So many that those about something missing cannot crowd out the others.
    constexpr std::size_t enough = 100'000;
    Diagnostics all{enough};
    check_zone(built, threads, all);
    for (const Diagnostic& diagnostic : all.kept()) {
        if (std::ranges::find(about_missing, diagnostic.rule->id) == about_missing.end())
            diagnostics.report(diagnostic);
    }
}

void judge_form(const BuiltZone& built, Diagnostics& diagnostics)
{
    const TypeIndex by_type{*built.zone};
    const CheckInput input{*built.zone, built.positions, built.notes, by_type};
    for (ZoneCheck* const check : form_checks)
        check(input, diagnostics);
}

} // namespace

void judge_zone(const BuiltZone& built, Judge by, std::size_t threads, Diagnostics& diagnostics)
{
    switch (by) {
    case Judge::all_rules: return check_zone(built, threads, diagnostics);
    case Judge::present_only: return judge_what_is_present(built, threads, diagnostics);
    case Judge::form_only: return judge_form(built, diagnostics);
    }
}

} // namespace namu
