#include "namu/wire/opcode.hpp"

#include "namu/wire/mnemonics.hpp"

#include <array>

namespace namu {
namespace {

constexpr auto rows = std::to_array<Mnemonic<Opcode>>({
    {Opcode::QUERY, "QUERY"},
    {Opcode::IQUERY, "IQUERY"},
    {Opcode::STATUS, "STATUS"},
    {Opcode::NOTIFY, "NOTIFY"},
    {Opcode::UPDATE, "UPDATE"},
    {Opcode::DSO, "DSO"},
});

} // namespace

std::string to_text(Opcode opcode)
{
    return mnemonic_text(rows, opcode, "OPCODE");
}

std::optional<Opcode> opcode_from_text(std::string_view text) noexcept
{
    return mnemonic_number<Opcode>(rows, text);
}

} // namespace namu
