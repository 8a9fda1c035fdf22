#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/message.hpp"

#include <cstdint>

namespace namu::resolve {

/// Whether `reply` can be the answer to the question with that id: it is a response, and it repeats the question
/// or, as an error may, has none (RFC 5452 §9.1). A reply whose question cannot be read is one, a broken one.
[[nodiscard]] bool is_reply_to(std::uint16_t id, const Question& question, Bytes reply);

} // namespace namu::resolve
