#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// A response code (IANA registry "DNS RCODEs"): 4 bits in the header, 8 more in OPT (RFC 6891 §6.1.3).
enum class Rcode : std::uint16_t {
    NOERROR = 0,
    FORMERR = 1,
    SERVFAIL = 2,
    NXDOMAIN = 3,
    NOTIMP = 4,
    REFUSED = 5,
    YXDOMAIN = 6,
    YXRRSET = 7,
    NXRRSET = 8,
    NOTAUTH = 9,
    NOTZONE = 10,
    DSOTYPENI = 11,
    BADVERS = 16,
    BADKEY = 17,
    BADTIME = 18,
    BADMODE = 19,
    BADNAME = 20,
    BADALG = 21,
    BADTRUNC = 22,
    BADCOOKIE = 23,
};

/// The mnemonic, or `RCODE12` where there is none.
[[nodiscard]] std::string to_text(Rcode rcode);

/// Reads a mnemonic in any case. Nothing where it is none.
[[nodiscard]] std::optional<Rcode> rcode_from_text(std::string_view text) noexcept;

} // namespace namu
