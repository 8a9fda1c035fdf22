#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// What a message asks for (IANA registry "DNS OpCodes"): 4 bits of the header.
enum class Opcode : std::uint8_t { QUERY = 0, IQUERY = 1, STATUS = 2, NOTIFY = 4, UPDATE = 5, DSO = 6 };

/// The mnemonic, or `OPCODE7` where there is none.
[[nodiscard]] std::string to_text(Opcode opcode);

/// Reads a mnemonic in any case. Nothing where it is none.
[[nodiscard]] std::optional<Opcode> opcode_from_text(std::string_view text) noexcept;

} // namespace namu
