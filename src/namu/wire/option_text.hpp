#pragma once

#include "namu/wire/message.hpp"

#include <string>

namespace namu {

/// What one EDNS option says: its name and its data in words as far as they are known, in hexadecimal digits
/// otherwise.
[[nodiscard]] std::string to_text(const EdnsOption& option);

} // namespace namu
