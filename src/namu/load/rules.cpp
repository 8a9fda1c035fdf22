#include "namu/load/rules.hpp"

#include "namu/dnssec/check/rules.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zonefile/rules.hpp"

#include <algorithm>
#include <array>

namespace namu {
namespace {

using namespace load_rule;

constexpr std::array rules{
    folder_not_readable,     folder_without_zones,   bad_zone_list_line,        bad_zone_name,
    origin_not_found,        zone_given_twice,       delegation_servers_differ, delegation_ttl_differs,
    delegation_glue_differs, delegation_without_key, delegation_without_ds,     serial_not_raised,
};

} // namespace

std::span<const DiagnosticRule> load_rules() noexcept
{
    return rules;
}

std::vector<const DiagnosticRule*> all_diagnostic_rules()
{
    std::vector<const DiagnosticRule*> all;
    for (const auto layer : {rdata::rules(), zonefile_rules(), zone_rules(), dnssec_rules(), load_rules()}) {
        for (const DiagnosticRule& rule : layer)
            all.push_back(&rule);
    }
    std::ranges::sort(all, {}, &DiagnosticRule::id);
    return all;
}

} // namespace namu
