#include "namu/wire/rdata/svc_key.hpp"

#include "namu/wire/rr_type.hpp"

#include <algorithm>
#include <array>

namespace namu::rdata {
namespace {

constexpr auto rows = std::to_array<SvcKeyRow>({
    {"mandatory", svc_key::mandatory, SvcValueKind::keys},
    {"alpn", svc_key::alpn, SvcValueKind::strings},
    {"no-default-alpn", svc_key::no_default_alpn, SvcValueKind::nothing},
    {"port", 3, SvcValueKind::port},
    {"ipv4hint", 4, SvcValueKind::ipv4s},
    {"ech", 5, SvcValueKind::ech},
    {"ipv6hint", 6, SvcValueKind::ipv6s},
    {"dohpath", 7, SvcValueKind::doh_path}, // RFC 9461 §5
    {"ohttp", 8, SvcValueKind::nothing},    // RFC 9540
    {"tls-supported-groups", 9, SvcValueKind::groups},
    {"docpath", 10, SvcValueKind::optional_strings},
    {"pvd", 11, SvcValueKind::nothing},
});

constexpr auto names = [] {
    std::array<std::string_view, rows.size()> all{};
    std::ranges::transform(rows, all.begin(), &SvcKeyRow::name);
    return all;
}();

constexpr std::string_view generic = "key";

} // namespace

const SvcKeyRow* find_svc_key(std::uint16_t number) noexcept
{
    return number < rows.size() ? &rows[number] : nullptr; // the numbers have no gaps
}

const SvcKeyRow* find_svc_key(std::string_view name) noexcept
{
    const auto* const row = std::ranges::find(rows, name, &SvcKeyRow::name);
    return row != rows.end() ? row : nullptr;
}

SvcValueKind svc_value_kind(std::uint16_t number) noexcept
{
    const auto* const row = find_svc_key(number);
    return row != nullptr ? row->kind : SvcValueKind::opaque;
}

std::optional<std::uint16_t> parse_svc_key(std::string_view text) noexcept
{
    if (const auto* const row = find_svc_key(text))
        return row->number;
    if (!text.starts_with(generic) || text.size() == generic.size())
        return std::nullopt;
    const auto digits = text.substr(generic.size());
    if (digits.size() > 1 && digits.front() == '0')
        return std::nullopt;
    return u16_from_text(digits);
}

std::string svc_key_text(std::uint16_t number)
{
    const auto* const row = find_svc_key(number);
    return row != nullptr ? std::string{row->name} : std::string{generic} + std::to_string(number);
}

std::span<const std::string_view> svc_key_names() noexcept
{
    return names;
}

} // namespace namu::rdata
