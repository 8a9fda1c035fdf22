#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace namu::rdata {

[[nodiscard]] bool read_ipv4(TextInput& in);
[[nodiscard]] bool read_ipv6(TextInput& in);

/// What to write instead of a word that is no IPv4 address: the file's author gets the reason.
[[nodiscard]] std::string ipv4_hint(std::string_view word);
[[nodiscard]] std::string ipv6_hint(std::string_view word);

/// Four groups of up to four hex digits (RFC 6742 §2.1.2).
[[nodiscard]] bool read_locator64(TextInput& in);
void append_locator64(Bytes octets, std::string& out);

/// `octets` pairs of hex digits with `-` between them (RFC 7043 §3.2, §4.2).
[[nodiscard]] bool read_eui(TextInput& in, std::size_t octets);
void append_eui(Bytes octets, std::string& out);

} // namespace namu::rdata
