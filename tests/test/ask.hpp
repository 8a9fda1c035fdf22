#pragma once

#include "namu/wire/message.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace namu::testing {

/// The reply of a server on this machine to a question over UDP; none within a moment.
[[nodiscard]] std::optional<Message> ask(const std::string& address, std::uint16_t port,
                                         const std::string& name, RRType type = RRType::A);

/// The texts of the data in an answer, with blanks between; the code where there are none.
[[nodiscard]] std::string answer_text(const std::optional<Message>& reply);

} // namespace namu::testing
