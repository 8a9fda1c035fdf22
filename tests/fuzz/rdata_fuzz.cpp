// RDATA of every type, as octets and as text: what passes the check is printed, reads back to the same octets, and is
// printed the same again. The first octet chooses the way, the next two the type.

#include "namu/wire/rdata/rdata.hpp"

#include "namu/base/byte_writer.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rdata/schema.hpp"
#include "namu/zonefile/reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namu::Bytes;
using namu::RRType;
using Octets = std::vector<std::uint8_t>;

[[noreturn]] void complain(RRType type, std::string_view what, std::string_view text)
{
    std::fprintf(stderr, "%s: %.*s\n%.*s\n", namu::to_text(type).c_str(), static_cast<int>(what.size()),
                 what.data(), static_cast<int>(text.size()), text.data());
    std::abort();
}

/// Any type; half of the numbers are spent on those with a row, which are the interesting ones.
RRType type_of(std::uint16_t number)
{
    const auto rows = namu::rdata::schemas();
    return number < 0x8000 ? rows[number % rows.size()].type : static_cast<RRType>(number);
}

class Taker : public namu::RecordSink {
public:
    void add(const namu::RecordView& record, const namu::RecordPosition&) override
    {
        if (record.type == wanted && !found)
            found = Octets{record.rdata.begin(), record.rdata.end()};
    }

    RRType wanted{};
    std::optional<Octets> found;
};

/// The octets of a record's data, read as a line of a zone file. Nothing where there is a mistake.
std::optional<Octets> read(RRType type, std::string_view text)
{
    Taker taker;
    taker.wanted = type;
    namu::SourceMap sources;
    namu::Diagnostics diagnostics;
    const namu::Name origin = namu::Name::from_text("fuzz.example.").value();
    std::string line = "x 1 IN " + namu::to_generic_text(type) + ' ';
    namu::read_zone_text(line.append(text).append("\n"), "fuzz.zone", origin, sources, taker, diagnostics,
                         {.includes = namu::IncludePolicy::refuse, .max_generated = 1});
    return diagnostics.has_errors() ? std::nullopt : taker.found;
}

std::string print(RRType type, Bytes octets)
{
    std::string text;
    namu::rdata::append_text(type, octets, text);
    return text;
}

Octets canonical(RRType type, Bytes octets)
{
    Octets room(octets.size());
    namu::ByteWriter out{room};
    namu::rdata::append_canonical(type, octets, out);
    if (out.failed() || out.size() != octets.size())
        complain(type, "the canonical form has another length", print(type, octets));
    return room;
}

void check_good(RRType type, Bytes octets)
{
    const std::string text = print(type, octets);
    const auto again = read(type, text);
    if (!again)
        complain(type, "what was printed is refused", text);
    if (!namu::equal(*again, octets))
        complain(type, "what was printed is something else", text);
    if (print(type, *again) != text)
        complain(type, "it is printed in two ways", text);

    const Octets lower = canonical(type, octets);
    if (namu::rdata::check(type, lower) || canonical(type, lower) != lower)
        complain(type, "the canonical form is not one", text);
    if (namu::rdata::canonical_less(type, octets, lower) || namu::rdata::canonical_less(type, lower, octets))
        complain(type, "it differs from its canonical form", text);
}

void from_octets(RRType type, Bytes octets)
{
    if (!namu::is_meta(type) && octets.size() <= namu::rdata::max_octets && !namu::rdata::check(type, octets))
        check_good(type, octets);

    // Out of a message, pointers may lead to what stands before; what comes out has passed the check.
    Octets room(namu::rdata::max_octets);
    namu::ByteWriter out{room};
    const std::size_t offset = octets.size() / 2;
    if (!namu::rdata::from_message(type, octets, offset, octets.size() - offset, out) && !out.failed() &&
        namu::rdata::check(type, out.written()))
        complain(type, "what came out of a message fails the check", "");
}

void from_text(RRType type, std::string_view text)
{
    if (namu::is_meta(type))
        return;
    const auto octets = read(type, text);
    if (!octets)
        return;
    if (namu::rdata::check(type, *octets))
        complain(type, "what was read fails the check", text);
    check_good(type, *octets);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t head = 3;
    if (size < head)
        return 0;
    const Bytes rest{data + head, size - head};
    const RRType type = type_of(namu::load_u16(data + 1));
    if (data[0] % 2 == 0)
        from_octets(type, rest);
    else
        from_text(type, namu::as_text(rest));
    return 0;
}
