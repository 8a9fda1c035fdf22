#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/wire/rdata/field.hpp"
#include "namu/wire/rr_type.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace namu::rdata {

/// What may be done with the names inside an RDATA; each step includes those before it.
enum class NameHandling : std::uint8_t {
    opaque,     ///< kept octet for octet, as in every type since RFC 3597
    lower_case, ///< lower-cased in canonical form (RFC 4034 §6.2, RFC 6840 §5.1)
    decompress, ///< pointers are followed when reading a message (RFC 3597 §4)
    compress,   ///< and written into messages: the types of RFC 1035 only
};

/// A record type: all that reading, writing and comparing its RDATA needs to know.
struct Schema {
    static constexpr std::size_t max_fields = 9;

    RRType type{};
    NameHandling names = NameHandling::opaque;
    std::string_view source; ///< where the fields are defined, for diagnostics
    std::array<Field, max_fields + 1> all{};

    constexpr Schema() noexcept = default;
    constexpr Schema(RRType which, NameHandling handling, std::string_view rfc,
                     std::initializer_list<Field> list) noexcept
        : type{which},
          names{handling},
          source{rfc}
    {
        std::ranges::copy(list, all.begin());
    }

    /// The fields in the order of text and wire.
    [[nodiscard]] constexpr std::span<const Field> fields() const noexcept
    {
        std::size_t count = 0;
        while (all[count].kind != FieldKind::none)
            ++count;
        return std::span{all}.first(count);
    }
};

/// The row of a type, or null where there is none: then only the generic form of RFC 3597 §5 is known.
[[nodiscard]] const Schema* find_schema(RRType type) noexcept;

/// All rows, ascending by type.
[[nodiscard]] std::span<const Schema> schemas() noexcept;

/// The rules whose source is the definition of the type itself.
struct FieldRules {
    DiagnosticRule missing_field;
    DiagnosticRule bad_number;
    DiagnosticRule number_out_of_range;
    DiagnosticRule bad_hex;
    DiagnosticRule bad_base64;
    DiagnosticRule bad_digest_length;
};
[[nodiscard]] const FieldRules& field_rules(RRType type) noexcept;

} // namespace namu::rdata
