#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

/// Fields of types that hardly anybody publishes any more: WKS, NSAP, ATMA, A6.
namespace namu::rdata {

/// The services of WKS: ports by number or name, a bit each (RFC 1035 §3.4.2).
[[nodiscard]] bool read_services(TextInput& in);
void append_services(Bytes octets, std::string& out);

/// `0x` and hex digits with dots anywhere (RFC 1706 §7).
[[nodiscard]] bool read_nsap(TextInput& in);
void append_nsap(Bytes octets, std::string& out);

/// An ATM address: `+` and digits (E.164), or hex digits (AESA), with dots anywhere.
[[nodiscard]] bool read_atma(TextInput& in);
[[nodiscard]] Result<std::size_t> atma_size(Bytes rest) noexcept;
void append_atma(Bytes octets, std::string& out);

/// Prefix length, and behind it the address suffix unless the prefix is the whole address (RFC 2874 §3.1).
[[nodiscard]] bool read_a6_suffix(TextInput& in);
[[nodiscard]] Result<std::size_t> a6_suffix_size(Bytes rest) noexcept;
void append_a6_suffix(Bytes octets, std::string& out);

/// The name that the prefix belongs to; none where the prefix length, the first octet of `rdata`, is 0.
[[nodiscard]] bool read_a6_name(TextInput& in);
[[nodiscard]] Result<std::size_t> a6_name_size(Bytes rdata, std::size_t at) noexcept;
void append_a6_name(Bytes octets, std::string& out);

} // namespace namu::rdata
