#pragma once

#include "namu/answer/arrival.hpp"
#include "namu/net/prefix.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/rr_type.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/ip/address.hpp>
#include <boost/system/result.hpp>

namespace namu::lab {

/// What a server does wrong.
enum class FaultKind : std::uint8_t {
    drop,
    delay,
    rcode,
    truncate,
    not_authoritative,
    lame,
    upward,
    wrong_id,
    wrong_question,
    wrong_case,
    not_response,
    stale_serial,
    missing_glue,
    wrong_glue,
    ttl,
    cut,
    oversized,
    tcp_reset,
    tcp_drip,
    tcp_half_close,
};

/// Something that servers of a lab do wrong on purpose: what, to which questions, and how often.
///
/// The same fault with the same seed does the same to the same questions in the same order, octet for octet.
struct Fault {
    FaultKind kind{};

    // how much of it
    std::chrono::milliseconds delay{100}; ///< of `delay`, and the pause between the octets of `tcp_drip`
    std::chrono::milliseconds jitter{0};  ///< up to that much more
    Rcode rcode = Rcode::SERVFAIL;
    std::uint32_t ttl = 0;    ///< in seconds
    std::uint16_t octets = 0; ///< how many `cut` leaves, or `oversized` makes; 0: half, 4096
    std::uint32_t behind = 1; ///< by how much `stale_serial` is too low
    std::optional<boost::asio::ip::address> address =
        {}; ///< that `wrong_glue` gives; none: one where nobody is

    // to which questions: what is not said does not matter
    std::optional<boost::asio::ip::address> server = {};
    std::optional<Name> server_name = {};
    std::optional<Name> zone = {}; ///< that answers
    std::string name = {};         ///< a pattern for the name that is asked for, as in file names; empty: any
    std::optional<RRType> type = {};
    std::optional<net::Prefix> client = {};
    std::optional<Transport> transport = {};

    // how often: all that is said must hold
    std::optional<double> rate = {};  ///< this share of them, 0 to 1
    std::uint64_t first = UINT64_MAX; ///< the first so many
    std::uint64_t every = 1;          ///< each so-and-so-many-th
    std::uint64_t seed = 1;

    /// Reads `KIND [KEY=VALUE ...]`, as in `drop zone=com rate=0.3 seed=7` or `delay ms=50 jitter=20 type=A`. On an
    /// error the message says what is wrong, and what may stand there.
    static boost::system::result<Fault, std::string> from_text(std::string_view text);

    /// What `from_text` reads back: the kind, and what differs from the usual.
    [[nodiscard]] std::string to_text() const;
};

/// The kinds with what they do, one a line, for a help text.
[[nodiscard]] std::string fault_kinds_text();

} // namespace namu::lab
