#include "namu/config/rules.hpp"

#include <array>

namespace namu {
namespace {

using namespace config_rule;

constexpr std::array rules{
    bad_listen_address, bad_name_in_configuration,
    bad_prefix,         bad_value,
    hidden_view,        listener_given_twice,
    missing_key,        configuration_not_readable,
    not_toml,           unknown_key,
    unknown_zone,       useless_key,
    view_given_twice,   wrong_type,
    zone_named_twice,
};

} // namespace

std::span<const DiagnosticRule> config_rules() noexcept
{
    return rules;
}

} // namespace namu
