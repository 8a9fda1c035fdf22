#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace namu {
namespace {

/// RFC 4291 §2.5.5.2: `::ffff:192.0.2.1` is how a program sees an IPv4 address.
bool is_mapped(Bytes address)
{
    constexpr std::array<std::uint8_t, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return equal(address.first(prefix.size()), prefix);
}

std::string ipv4_text(Bytes octets)
{
    std::string text;
    for (const std::uint8_t octet : octets)
        text += (text.empty() ? "" : ".") + std::to_string(octet);
    return text;
}

} // namespace

void check_mapped_address(const CheckInput& input, Diagnostics& diagnostics)
{
    constexpr std::size_t ipv4_octets = 4;
    for_each_rrset(input, RRType::AAAA, [&](const CheckedRRset& addresses) {
        std::size_t record = 0;
        for (const Bytes address : addresses.records()) {
            const RecordPosition where = addresses.position(record++);
            if (!is_mapped(address))
                continue;
            diagnostics.report(
                {&zone_rule::mapped_address,
                 where.rdata(),
                 "the AAAA record of " + quoted(addresses.owner()) +
                     " is an IPv4 address in the form that only programs use; nobody can connect to it",
                 "write `A " + ipv4_text(address.last(ipv4_octets)) + "` instead",
                 {}});
        }
    });
}

} // namespace namu
