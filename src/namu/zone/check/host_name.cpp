#include "namu/zone/check/host_name.hpp"

#include "namu/wire/name.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"

#include <algorithm>
#include <string_view>

namespace namu {
namespace {

bool is_host_octet(std::uint8_t octet) noexcept
{
    const std::uint8_t lower = to_lower(octet);
    return is_digit(static_cast<char>(octet)) || (lower >= 'a' && lower <= 'z') || octet == '-';
}

bool is_host_label(Bytes label) noexcept
{
    return std::ranges::all_of(label, is_host_octet) && label.front() != '-' && label.back() != '-';
}

enum class Asterisk : std::uint8_t { refused, allowed };

bool has_host_labels(NameView name, NameView apex, Asterisk asterisk) noexcept
{
    constexpr std::string_view of_active_directory = "_msdcs";
    for (; !name.is_root() && name != apex; name = name.parent()) {
        if (asterisk == Asterisk::allowed && name.is_wildcard())
            continue;
        if (!is_host_label(name.first_label()) &&
            !equal_labels(name.first_label(), as_bytes(of_active_directory)))
            return false;
    }
    return true;
}

} // namespace

bool is_host_name(NameView name, NameView apex) noexcept
{
    return has_host_labels(name, apex, Asterisk::refused);
}

bool is_owner_of_hosts(NameView name, NameView apex) noexcept
{
    return has_host_labels(name, apex, Asterisk::allowed);
}

bool is_reverse_zone(NameView apex)
{
    static const Name ipv4 = *Name::from_text("in-addr.arpa.");
    static const Name ipv6 = *Name::from_text("ip6.arpa.");
    return apex.is_at_or_below(ipv4) || apex.is_at_or_below(ipv6);
}

} // namespace namu
