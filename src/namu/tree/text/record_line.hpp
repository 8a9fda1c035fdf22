#pragma once

#include "namu/tree/text/zone_outline.hpp"
#include "namu/wire/record.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// A name as a zone file writes it: relative to the origin where it lies at or below it.
[[nodiscard]] std::string relative_text(NameView name, NameView origin);

/// Whether a new line says its TTL.
enum class SayTtl : std::uint8_t {
    as_around, ///< as the line does that it is modelled on
    always,
};

/// Writes records the way that a line of the file does: its columns, its words between owner and type, names with or
/// without final dot.
class RecordLine {
public:
    /// Modelled on entry `number`, or on the nearest before it that is written in one line; without any there is one
    /// blank between all fields.
    RecordLine(const ZoneOutline& outline, std::size_t number);
    /// For a file without records.
    explicit RecordLine(const Name& origin) : origin_{origin} {}

    /// Whether the line has a blank for the owner.
    [[nodiscard]] bool inherits_owner() const noexcept { return inherits_; }

    /// The record in one line, with no line end. `owner` is false where the owner of the line before holds.
    [[nodiscard]] std::string write(const RecordView& record, bool owner, SayTtl say) const;

    /// The RDATA alone.
    [[nodiscard]] std::string data_text(const RecordView& record) const;

private:
    bool take(const ZoneOutline& outline, std::size_t number);
    [[nodiscard]] std::string owner_text(NameView owner) const;

    Name origin_;
    bool inherits_ = false;
    bool has_absolute_owners_ = false;
    bool has_absolute_data_ = true;
    std::string owner_gap_ = " ";
    std::size_t owner_width_ = 0;
    std::string ttl_;       ///< the word, where the line has one
    std::string head_ = ""; ///< other words in front of the type
    std::string type_gap_ = " ";
    std::size_t type_width_ = 0;
};

} // namespace namu
