#include "namu/tree/rules.hpp"

#include "namu/dnssec/check/rules.hpp"
#include "namu/load/rules.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zonefile/rules.hpp"

#include <algorithm>
#include <array>

namespace namu {
namespace {

using namespace tree_rule;

constexpr std::array rules{
    delegation_servers_differ, delegation_ttl_differs,     delegation_glue_differs, delegation_without_key,
    delegation_without_ds,     delegation_glue_incomplete, lame_delegation,         orphan_zone,
    name_server_loop,          pointer_without_address,    address_without_pointer,
};

} // namespace

std::span<const DiagnosticRule> tree_rules() noexcept
{
    return rules;
}

std::vector<const DiagnosticRule*> all_diagnostic_rules()
{
    std::vector<const DiagnosticRule*> all;
    for (const auto layer :
         {rdata::rules(), zonefile_rules(), zone_rules(), dnssec_rules(), load_rules(), tree_rules()}) {
        for (const DiagnosticRule& rule : layer)
            all.push_back(&rule);
    }
    std::ranges::sort(all, {}, &DiagnosticRule::id);
    return all;
}

} // namespace namu
