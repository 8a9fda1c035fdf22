#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rdata/text_error.hpp"
#include "namu/wire/rdata/text_token.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

/// RDATA of every type, by one schema row per type (schema.hpp): text, wire, canonical form.
namespace namu::rdata {

inline constexpr std::size_t max_octets = 65'535;

/// Reads the fields of a record's text, the generic form `\# length hex` of RFC 3597 §5 included,
/// and appends its uncompressed wire form to `out`. A type without a row takes the generic form only.
/// Relative names are completed with `origin`. Nothing on success; on an error `out` holds rubbish
/// from its old size on. Allocates only for the error.
[[nodiscard]] std::optional<TextError> from_text(RRType type, std::span<const TextToken> fields,
                                                 NameView origin, ByteWriter& out);

/// Appends the text of valid RDATA; names absolute, one line, in the form that `from_text` reads back
/// to the same octets. Generic form for a type without a row.
void append_text(RRType type, Bytes rdata, std::string& out);

/// Checks uncompressed wire form against the type's row. Errors: cut_short, trailing_octets, bad_rdata
/// and those of names.
[[nodiscard]] error_code check(RRType type, Bytes rdata) noexcept;

/// Reads RDATA out of a message: follows compression pointers where the type may have them
/// (RFC 3597 §4), checks, and appends the uncompressed form to `out`.
[[nodiscard]] error_code from_message(RRType type, Bytes message, std::size_t offset, std::size_t length,
                                      ByteWriter& out) noexcept;

/// Appends the canonical form of RFC 4034 §6.2 as changed by RFC 6840 §5.1: names of the types listed
/// there are lower-cased.
void append_canonical(RRType type, Bytes rdata, ByteWriter& out) noexcept;

/// Compares two RDATA of one type in canonical order (RFC 4034 §6.3).
[[nodiscard]] bool canonical_less(RRType type, Bytes a, Bytes b) noexcept;

/// Where names that may be compressed on output stand in the RDATA: after `octets_before` octets come
/// `count` names, then `octets_after`. `count` is 0 for all types but those of RFC 1035 (RFC 3597 §4).
struct CompressibleNames {
    std::uint8_t octets_before = 0;
    std::uint8_t count = 0;
    std::uint8_t octets_after = 0;
};

/// What the rows with NameHandling::compress say, at hand for each record that is written.
[[nodiscard]] constexpr CompressibleNames compressible_names(RRType type) noexcept
{
    switch (type) {
    case RRType::NS:
    case RRType::MD:
    case RRType::MF:
    case RRType::CNAME:
    case RRType::MB:
    case RRType::MG:
    case RRType::MR:
    case RRType::PTR: return {0, 1, 0};
    case RRType::SOA: return {0, 2, 20};
    case RRType::MINFO: return {0, 2, 0};
    case RRType::MX: return {2, 1, 0};
    default: return {};
    }
}

} // namespace namu::rdata
