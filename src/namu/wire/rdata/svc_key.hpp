#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace namu::rdata {

/// Service parameter keys that have rules of their own (IANA registry "Service Parameter Keys").
namespace svc_key {
inline constexpr std::uint16_t mandatory = 0;
inline constexpr std::uint16_t alpn = 1;
inline constexpr std::uint16_t no_default_alpn = 2;
inline constexpr std::uint16_t invalid = 65'535; // RFC 9460 §14.3.2
} // namespace svc_key

/// How the value of a key is written and what it holds.
enum class SvcValueKind : std::uint8_t {
    opaque,
    keys,
    strings,
    optional_strings,
    nothing,
    port,
    ipv4s,
    ipv6s,
    ech,
    doh_path,
    groups
};

struct SvcKeyRow {
    std::string_view name;
    std::uint16_t number;
    SvcValueKind kind;
};

/// The row of a key with a name, or null.
[[nodiscard]] const SvcKeyRow* find_svc_key(std::uint16_t number) noexcept;
[[nodiscard]] const SvcKeyRow* find_svc_key(std::string_view name) noexcept;

[[nodiscard]] SvcValueKind svc_value_kind(std::uint16_t number) noexcept;

/// Reads a key's name, or `keyN` without leading zeros. Names are lower-case (RFC 9460 §2.1). Nothing where
/// it is neither; key65535 is read too.
[[nodiscard]] std::optional<std::uint16_t> parse_svc_key(std::string_view text) noexcept;

/// The name, or `keyN`.
[[nodiscard]] std::string svc_key_text(std::uint16_t number);

/// All names, for "did you mean".
[[nodiscard]] std::span<const std::string_view> svc_key_names() noexcept;

} // namespace namu::rdata
