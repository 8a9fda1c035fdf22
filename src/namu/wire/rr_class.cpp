#include "namu/wire/rr_class.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/mnemonics.hpp"
#include "namu/wire/rr_type.hpp"

#include <array>

namespace namu {
namespace {

constexpr auto rows = std::to_array<Mnemonic<RRClass>>({
    {RRClass::IN, "IN"},
    {RRClass::CH, "CH"},
    {RRClass::HS, "HS"},
    {RRClass::NONE, "NONE"},
    {RRClass::ANY, "ANY"},
});

} // namespace

std::string to_text(RRClass rr_class)
{
    return mnemonic_text(rows, rr_class, "CLASS");
}

std::optional<RRClass> rr_class_from_text(std::string_view text) noexcept
{
    if (const auto known = mnemonic_number<RRClass>(rows, text))
        return known;
    constexpr std::string_view prefix = "CLASS";
    if (text.size() <= prefix.size() || !equal_ignoring_case(text.substr(0, prefix.size()), prefix))
        return std::nullopt;
    const auto number = u16_from_text(text.substr(prefix.size()));
    return number ? std::optional{static_cast<RRClass>(*number)} : std::nullopt;
}

} // namespace namu
