#include "namu/zone/check/spelling.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/hashed_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <boost/assert.hpp>

namespace namu {
namespace {

constexpr std::size_t ipv4_labels = 4;

/// What an octet is in the name of a host.
enum OctetKind : std::uint8_t { digit_or_hyphen = 0, letter = 1, other = 2 };

constexpr auto kinds_of_octets = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t octet = 0; octet < kinds.size(); ++octet) {
        const std::uint8_t lower = to_lower(static_cast<std::uint8_t>(octet));
        const bool is_letter = lower >= 'a' && lower <= 'z';
        const bool is_plain = octet == '-' || (octet >= '0' && octet <= '9');
        kinds[octet] = is_letter ? letter : is_plain ? digit_or_hyphen : other;
    }
    return kinds;
}();

/// A number from 0 to 255.
bool is_octet_text(Bytes label) noexcept
{
    constexpr std::size_t most_digits = 3;
    if (label.empty() || label.size() > most_digits)
        return false;
    unsigned value = 0;
    for (const auto c : label) {
        if (!is_digit(static_cast<char>(c)))
            return false;
        value = value * 10 + (c - unsigned{'0'});
    }
    return value <= 255;
}

bool begins_with_ipv4(NameView name) noexcept
{
    for (std::size_t i = 0; i < ipv4_labels; ++i, name = name.parent()) {
        if (!is_octet_text(name.first_label()))
            return false;
    }
    return true;
}

bool is_ipv6_text(Bytes label) noexcept
{
    constexpr auto belongs = [](std::uint8_t c) {
        return c == ':' || is_digit(static_cast<char>(c)) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return std::ranges::count(label, std::uint8_t{':'}) >= 2 && std::ranges::all_of(label, belongs);
}

/// RFC 1035 §3.5: four numbers in front of `in-addr.arpa.` are how an address is looked up.
bool is_reverse_name(NameView name) noexcept
{
    static const Name reverse = *Name::from_text("in-addr.arpa.");
    return name.label_count() == ipv4_labels + reverse.view().label_count() && name.is_at_or_below(reverse);
}

} // namespace

bool looks_like_address(NameView name) noexcept
{
    return begins_with_ipv4(name) ? !is_reverse_name(name) : is_ipv6_text(name.first_label());
}

std::string address_in_front(NameView name)
{
    if (!begins_with_ipv4(name))
        return label_to_text(name.first_label());
    std::string address;
    for (std::size_t i = 0; i < ipv4_labels; ++i, name = name.parent())
        address += (i == 0 ? "" : ".") + label_to_text(name.first_label());
    return address;
}

bool repeats_apex(NameView name, NameView apex) noexcept
{
    const std::size_t suffix = apex.size() - 1U;
    if (apex.is_root() || name.size() < 2 * suffix + 1)
        return false;
    // Nearly all names are told by the one octet that would be the first label's length.
    const std::size_t begin = name.size() - 1 - 2 * suffix;
    if (name.octets()[begin] != apex.octets()[0] || !name.is_at_or_below(apex))
        return false;
    std::array<std::uint8_t, max_name_octets> twice;
    std::ranges::copy(apex.octets().first(suffix), twice.begin());
    std::ranges::copy(apex.octets(), twice.begin() + static_cast<std::ptrdiff_t>(suffix));
    return name.is_at_or_below(NameView::trusted(twice.data(), 2 * suffix + 1));
}

Name without_last_apex(NameView name, NameView apex) noexcept
{
    BOOST_ASSERT(repeats_apex(name, apex));
    std::array<std::uint8_t, max_name_octets> octets{};
    const std::size_t kept = name.size() - (apex.size() - 1U) - 1U;
    std::ranges::copy(name.octets().first(kept), octets.begin());
    return Name{NameView::trusted(octets.data(), kept + 1)};
}

Misspelling misspelling_of(const Zone& zone, NameView target) noexcept
{
    const bool is_address = looks_like_address(target);
    if (!is_address && !repeats_apex(target, zone.apex()))
        return Misspelling::none;
    if (zone.find_node(target).exists())
        return Misspelling::none;

    const auto kind = zone.find(HashedName{target}, RRType::A).kind;
    if (is_address) {
        // Outside the zone only a name without anything behind the numbers is sure to be meant as an address.
        const bool nowhere = kind == Lookup::Kind::outside
                                 ? target.label_count() == ipv4_labels || target.label_count() == 1
                                 : kind == Lookup::Kind::name_error || kind == Lookup::Kind::referral;
        return nowhere ? Misspelling::address : Misspelling::none;
    }
    // In a zone such as `com.` a child `com.com.` is nothing strange.
    const bool may_be_meant = zone.apex().label_count() == 1 && kind == Lookup::Kind::referral;
    return may_be_meant ? Misspelling::none : Misspelling::final_dot;
}

bool is_ordinary(NameView name, NameView apex) noexcept
{
    const Bytes octets = name.octets();
    unsigned of_first_label = 0;
    for (std::size_t at = 0; octets[at] != 0;) {
        const Bytes label = octets.subspan(at + 1, octets[at]);
        unsigned kinds = 0;
        for (const std::uint8_t octet : label)
            kinds |= kinds_of_octets[octet];
        if ((kinds & other) != 0 || label.front() == '-' || label.back() == '-')
            return false;
        of_first_label = at == 0 ? kinds : of_first_label;
        at += 1U + label.size();
    }
    // With a letter it is no number of an address.
    return (of_first_label & letter) != 0 && !repeats_apex(name, apex);
}

std::string quoted(NameView name)
{
    return '`' + name.to_text() + '`';
}

std::string final_dot_hint(NameView target, NameView apex)
{
    const std::size_t in_front = target.label_count() - apex.label_count();
    if (apex.is_root() || in_front < 2)
        return {};
    std::string written;
    for (NameView rest = target; rest.size() > apex.size(); rest = rest.parent())
        written += label_to_text(rest.first_label()) + ".";
    return "if `" + written + "` is meant, close it with a dot; otherwise ";
}

} // namespace namu
