#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"

namespace namu {

/// True where a DS or CDS record stands for the key of a DNSKEY or CDNSKEY record at `owner`: tag, algorithm
/// and digest fit (RFC 4034 §5.2, RFC 7344 §3.1). Of a digest type that Namu does not know the digest is
/// taken to fit. Both are valid RDATA. Throws std::runtime_error where the crypto library lacks a digest.
[[nodiscard]] bool ds_matches(Bytes ds, NameView owner, Bytes dnskey);

} // namespace namu
