#include "namu/wire/rcode.hpp"

#include "namu/base/ascii.hpp"

#include <array>

namespace namu {
namespace {

struct Row {
    Rcode rcode;
    std::string_view mnemonic;
};

using enum Rcode;

// clang-format off
constexpr auto rows = std::to_array<Row>({
    {NOERROR, "NOERROR"}, {FORMERR, "FORMERR"}, {SERVFAIL, "SERVFAIL"}, {NXDOMAIN, "NXDOMAIN"}, {NOTIMP, "NOTIMP"},
    {REFUSED, "REFUSED"}, {YXDOMAIN, "YXDOMAIN"}, {YXRRSET, "YXRRSET"}, {NXRRSET, "NXRRSET"}, {NOTAUTH, "NOTAUTH"},
    {NOTZONE, "NOTZONE"}, {DSOTYPENI, "DSOTYPENI"}, {BADVERS, "BADVERS"}, {BADKEY, "BADKEY"}, {BADTIME, "BADTIME"},
    {BADMODE, "BADMODE"}, {BADNAME, "BADNAME"}, {BADALG, "BADALG"}, {BADTRUNC, "BADTRUNC"},
    {BADCOOKIE, "BADCOOKIE"},
});
// clang-format on

} // namespace

std::string to_text(Rcode rcode)
{
    for (const auto& row : rows) {
        if (row.rcode == rcode)
            return std::string{row.mnemonic};
    }
    return "RCODE" + std::to_string(static_cast<std::uint16_t>(rcode));
}

std::optional<Rcode> rcode_from_text(std::string_view text) noexcept
{
    for (const auto& row : rows) {
        if (equal_ignoring_case(text, row.mnemonic))
            return row.rcode;
    }
    return std::nullopt;
}

} // namespace namu
