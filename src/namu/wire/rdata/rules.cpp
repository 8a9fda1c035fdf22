#include "namu/wire/rdata/rules.hpp"

#include <array>

namespace namu::rdata {
namespace {

constexpr auto all = std::to_array<DiagnosticRule>({
    {"missing-field"}, // these six: FieldRules
    {"bad-number"},
    {"number-out-of-range"},
    {"bad-hex"},
    {"bad-base64"},
    {"bad-digest-length"},
    too_many_fields,
    unexpected_quotes,
    bad_ipv4,
    bad_ipv6,
    bad_escape,
    empty_label,
    label_too_long,
    name_too_long,
    string_too_long,
    bad_base32hex,
    bad_time,
    bad_covered_type,
    bad_type_bitmap,
    bad_algorithm,
    unknown_mnemonic,
    bad_signer,
    bad_svcb_param,
    bad_loc,
    bad_caa_tag,
    bad_address,
    bad_key,
    bad_generic_form,
    generic_length_mismatch,
    generic_form_needed,
    rdata_too_long,
});

} // namespace

std::span<const DiagnosticRule> rules() noexcept
{
    return all;
}

} // namespace namu::rdata
