#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/edns/opt_view.hpp"

#include <optional>

namespace namu {

/// What a question asks for by its EDNS options, gathered in one walk. All other options are ignored
/// (RFC 6891 §6.1.2).
struct OptionRequests {
    /// The first one; others behind it do not count (RFC 7873 §5.2).
    std::optional<Bytes> cookie;
    bool nsid = false;          ///< whatever it holds (RFC 5001 §2.2)
    bool expire = false;        ///< RFC 7314 §2
    bool tcp_keepalive = false; ///< RFC 7828 §3.2.1
    bool padding = false;       ///< RFC 7830 §4
    bool zone_version = false;  ///< RFC 9660 §3.1
    /// RFC 9660 §3.2: in a question ZONEVERSION is empty and stands once; else the answer is FORMERR.
    bool zone_version_is_bad = false;

    /// Of another version than 0 nobody knows what the options mean: then nothing is asked for.
    [[nodiscard]] static OptionRequests of(const OptView& opt) noexcept;
};

} // namespace namu
