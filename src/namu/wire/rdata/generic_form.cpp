#include "namu/wire/rdata/generic_form.hpp"

#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/blob_codec.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <cstdint>
#include <string_view>

namespace namu::rdata {
namespace {

constexpr std::string_view mark = "\\#";

std::string octets_text(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " octet" : " octets");
}

} // namespace

bool is_generic_form(std::span<const TextToken> tokens) noexcept
{
    return !tokens.empty() && !tokens.front().quoted && tokens.front().text == mark;
}

bool read_generic_form(TextInput& in)
{
    static_cast<void>(in.take_word());
    in.begin({"generic length", FieldKind::u16});
    std::uint64_t length = 0;
    if (!take_number(in, max_octets, length))
        return false;
    in.begin({"generic data", FieldKind::hex});
    const auto length_token = in.position() - 1;
    if (!in.at_end() && !write_hex(in))
        return false;
    if (in.out().failed())
        return true; // the caller reports that there is no room
    const auto octets = in.rdata().size();
    if (octets != length)
        return in.fail_at(length_token, generic_length_mismatch,
                          "generic form says " + octets_text(length) + " but holds " + octets_text(octets),
                          "write " + std::to_string(octets) + ", or correct the digits behind it");
    const auto error = check(in.type(), in.rdata());
    return !error || in.fail_at(0, bad_generic_form,
                                "generic form is no RDATA of " + to_text(in.type()) + ": " + error.message(),
                                in.form());
}

void append_generic_form(Bytes octets, std::string& out)
{
    out.append(mark).append(" ").append(std::to_string(octets.size()));
    if (!octets.empty())
        out += ' ';
    append_hex(octets, out);
}

} // namespace namu::rdata
