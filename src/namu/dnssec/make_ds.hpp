#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"

#include <cstdint>
#include <vector>

namespace namu {

/// The RDATA of the DS record that points to a DNSKEY at `owner`, with digest SHA-256 (RFC 4034 §5.1.4, RFC 4509 §2.1).
/// `dnskey` is valid RDATA. Throws std::runtime_error where the crypto library lacks the digest.
[[nodiscard]] std::vector<std::uint8_t> make_ds(NameView owner, Bytes dnskey);

} // namespace namu
