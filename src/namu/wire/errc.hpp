#pragma once

#include "namu/base/result.hpp"

#include <type_traits>

namespace namu {

/// What can be wrong with DNS octets or with the text of a name.
enum class WireError {
    cut_short = 1,     ///< fewer octets than the form needs
    trailing_octets,   ///< octets after the end of the form
    empty_label,       ///< `a..b`, a leading dot, or no name at all
    label_too_long,    ///< more than 63 octets (RFC 1035 §2.3.4)
    name_too_long,     ///< more than 255 octets (RFC 1035 §2.3.4)
    bad_escape,        ///< `\` not followed by a character or by three digits up to 255
    bad_label_type,    ///< label type 01 or 10 (RFC 6891 §4.2)
    bad_pointer,       ///< a compression pointer that does not go back (RFC 1035 §4.1.4)
    no_question,       ///< QDCOUNT is 0
    several_questions, ///< QDCOUNT is above 1 (RFC 9619 §4)
    bad_opt,           ///< OPT doubled, misplaced, with an owner, or with options that overrun it
    bad_rdata,         ///< RDATA that does not fit its type
};

[[nodiscard]] const boost::system::error_category& wire_category() noexcept;

[[nodiscard]] inline error_code make_error_code(WireError error) noexcept
{
    return {static_cast<int>(error), wire_category()};
}

} // namespace namu

template <>
struct boost::system::is_error_code_enum<namu::WireError> : std::true_type {};
