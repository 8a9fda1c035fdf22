#include "namu/wire/rcode.hpp"

#include "namu/wire/mnemonics.hpp"

#include <array>

namespace namu {
namespace {

using enum Rcode;

// clang-format off
constexpr auto rows = std::to_array<Mnemonic<Rcode>>({
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
    return mnemonic_text(rows, rcode, "RCODE");
}

std::optional<Rcode> rcode_from_text(std::string_view text) noexcept
{
    return mnemonic_number<Rcode>(rows, text);
}

} // namespace namu
