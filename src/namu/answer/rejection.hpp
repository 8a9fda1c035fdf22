#pragma once

#include "namu/wire/edns/extended_error.hpp"
#include "namu/wire/edns/option_requests.hpp"
#include "namu/wire/query.hpp"
#include "namu/wire/rcode.hpp"

#include <optional>

namespace namu {

/// Why a question gets no data: a response code, and words for the client where there are any. There are few of
/// them, and all live as long as the program.
struct Rejection {
    Rcode rcode;
    std::optional<ExtendedError> error = {};
};

/// What can be said of a question before any zone is looked at: faults of its form, EDNS versions,
/// opcodes, classes and types that an authoritative server does not answer. Null where it can be
/// answered.
[[nodiscard]] const Rejection* judge(const Query& query, const OptionRequests& options = {}) noexcept;

/// RFC 8914 §4.21: no zone here is at or above the name.
[[nodiscard]] const Rejection& not_authoritative() noexcept;

/// RFC 8914 §4.19: this client may not ask here, or not for this zone.
[[nodiscard]] const Rejection& prohibited() noexcept;

/// RFC 8914 §4.25: the zone is configured and could not be loaded.
[[nodiscard]] const Rejection& not_loaded() noexcept;

/// RFC 7873 §5.2.2: the cookie has a length that none can have.
[[nodiscard]] const Rejection& malformed_cookie() noexcept;

/// RFC 7873 §5.4: a question for nothing but a cookie, which is answered by that.
[[nodiscard]] const Rejection& nothing_asked() noexcept;

/// RFC 7873 §5.2.3, §5.2.4: come again with the cookie that this answer has.
[[nodiscard]] const Rejection& bad_cookie() noexcept;

/// RFC 1035 §4.2.2: the RRset fits no message at all.
[[nodiscard]] ExtendedError too_large() noexcept;

/// RFC 6672 §3.2 step 3C leaves YXDOMAIN without words; these tell why.
[[nodiscard]] ExtendedError name_overflow() noexcept;

/// RFC 1034 §3.6.2 leaves open what a server does about a chain of aliases that comes back or does not end: it
/// answers with what was found, and these tell why there is no more.
[[nodiscard]] ExtendedError chain_stopped() noexcept;

} // namespace namu
