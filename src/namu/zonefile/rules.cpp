#include "namu/zonefile/rules.hpp"

#include <array>

namespace namu {
namespace {

using namespace zonefile_rule;

constexpr std::array rules{
    unclosed_quote,
    unclosed_parenthesis,
    nested_parenthesis,
    stray_parenthesis,
    entry_too_long,
    no_owner,
    bad_ttl,
    ttl_too_large,
    no_ttl,
    missing_ttl,
    class_mismatch,
    missing_type,
    unknown_type,
    meta_type_in_zone,
    unknown_directive,
    misplaced_directive,
    bad_directive,
    bad_origin,
    origin_without_final_dot,
    include_not_found,
    include_not_readable,
    include_loop,
    include_too_deep,
    include_too_many,
    include_refused,
    generate_bad_range,
    generate_bad_modifier,
    generate_too_many,
    file_not_found,
    file_not_readable,
    empty_file,
    not_a_text_file,
    too_many_errors,
};

} // namespace

std::span<const DiagnosticRule> zonefile_rules() noexcept
{
    return rules;
}

} // namespace namu
