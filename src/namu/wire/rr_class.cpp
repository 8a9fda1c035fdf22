#include "namu/wire/rr_class.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/rr_type.hpp"

#include <array>

namespace namu {
namespace {

struct Row {
    RRClass rr_class;
    std::string_view mnemonic;
};

constexpr auto rows = std::to_array<Row>({
    {RRClass::IN, "IN"},
    {RRClass::CH, "CH"},
    {RRClass::HS, "HS"},
    {RRClass::NONE, "NONE"},
    {RRClass::ANY, "ANY"},
});

} // namespace

std::string to_text(RRClass rr_class)
{
    for (const auto& row : rows) {
        if (row.rr_class == rr_class)
            return std::string{row.mnemonic};
    }
    return "CLASS" + std::to_string(static_cast<std::uint16_t>(rr_class));
}

std::optional<RRClass> rr_class_from_text(std::string_view text) noexcept
{
    for (const auto& row : rows) {
        if (equal_ignoring_case(text, row.mnemonic))
            return row.rr_class;
    }
    constexpr std::string_view prefix = "CLASS";
    if (text.size() <= prefix.size() || !equal_ignoring_case(text.substr(0, prefix.size()), prefix))
        return std::nullopt;
    const auto number = u16_from_text(text.substr(prefix.size()));
    return number ? std::optional{static_cast<RRClass>(*number)} : std::nullopt;
}

} // namespace namu
