#include "namu/wire/opcode.hpp"

#include "namu/base/ascii.hpp"

#include <array>

namespace namu {
namespace {

struct Row {
    Opcode opcode;
    std::string_view mnemonic;
};

constexpr auto rows = std::to_array<Row>({
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
    for (const auto& row : rows) {
        if (row.opcode == opcode)
            return std::string{row.mnemonic};
    }
    return "OPCODE" + std::to_string(static_cast<unsigned>(opcode));
}

std::optional<Opcode> opcode_from_text(std::string_view text) noexcept
{
    for (const auto& row : rows) {
        if (equal_ignoring_case(text, row.mnemonic))
            return row.opcode;
    }
    return std::nullopt;
}

} // namespace namu
