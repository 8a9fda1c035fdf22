#include "namu/load/rules.hpp"

#include <array>

namespace namu {
namespace {

using namespace load_rule;

constexpr std::array rules{
    folder_not_readable, folder_without_zones, bad_zone_list_line, bad_zone_name,
    origin_not_found,    zone_given_twice,     serial_not_raised,
};

} // namespace

std::span<const DiagnosticRule> load_rules() noexcept
{
    return rules;
}

} // namespace namu
