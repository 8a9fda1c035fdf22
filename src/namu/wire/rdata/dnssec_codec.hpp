#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

namespace namu::rdata {

/// The salt of NSEC3: hex in one word, or `-` for none (RFC 5155 §3.3).
[[nodiscard]] bool read_salt(TextInput& in);
[[nodiscard]] Result<std::size_t> salt_size(Bytes rest) noexcept;
void append_salt(Bytes octets, std::string& out);

/// The next owner of NSEC3: base32hex in one word, without padding (RFC 5155 §3.3). Its length is that of
/// the hash algorithm, which is the first octet of the RDATA: 20 octets for SHA-1 (RFC 5155 §3.1.7, §11).
[[nodiscard]] bool read_hashed_name(TextInput& in);
[[nodiscard]] Result<std::size_t> hashed_name_size(Bytes rdata, std::size_t at) noexcept;
void append_hashed_name(Bytes octets, std::string& out);

/// The front of HIP: algorithm, HIT and public key in a word each (RFC 8005 §5, §6).
[[nodiscard]] bool read_hip_identity(TextInput& in);
[[nodiscard]] Result<std::size_t> hip_identity_size(Bytes rest) noexcept;
void append_hip_identity(Bytes octets, std::string& out);

} // namespace namu::rdata
