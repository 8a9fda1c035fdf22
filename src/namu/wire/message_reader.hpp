#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/message.hpp"

namespace namu {

/// Reads a whole message, compression followed, into values of its own.
///
/// Errors: cut_short, trailing_octets, bad_opt, bad_rdata and those of names. Memory and time are bounded by
/// the octets that are really there, not by what the counts in the header promise.
[[nodiscard]] Result<Message> read_message(Bytes octets);

} // namespace namu
