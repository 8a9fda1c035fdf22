#pragma once

#include "namu/wire/serial.hpp"

namespace namu {

/// The serial of the next version of a zone: one more (RFC 1982 §3.1), also where it looks like a date, and never 0, which
/// some servers take for "none".
[[nodiscard]] constexpr Serial next_serial(Serial serial) noexcept
{
    return serial.next().value() == 0 ? Serial{1} : serial.next();
}

} // namespace namu
