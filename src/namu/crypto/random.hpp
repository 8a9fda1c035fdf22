#pragma once

#include "namu/base/bytes.hpp"

namespace namu {

/// Fills `out` with octets that nobody can guess, for keys. Throws std::runtime_error where the crypto
/// library has none.
void fill_random(MutableBytes out);

} // namespace namu
