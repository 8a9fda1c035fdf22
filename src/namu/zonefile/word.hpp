#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/rdata/text_token.hpp"
#include "namu/wire/ttl.hpp"
#include "namu/zonefile/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// Reads a field as a name relative to `origin` into `name`, or reports why it is none and leaves `name` alone.
[[nodiscard]] bool read_name(const rdata::TextToken& field, NameView origin, Name& name,
                             const Report& report);

/// Reads a field as a TTL, or reports why it is none.
[[nodiscard]] std::optional<Ttl> read_ttl(const rdata::TextToken& field, const Report& report);

/// Refuses a quoted field, with a report, where only a word can stand.
[[nodiscard]] bool require_word(const rdata::TextToken& field, const Report& report);

/// What is wrong with a name, in words, and the part of it that is meant.
struct NameProblem {
    const DiagnosticRule* rule;
    std::string_view part;
    std::string message;
    std::string hint;
};

/// Explains why `text` is no name; the caller knows that it is none.
[[nodiscard]] NameProblem explain_bad_name(std::string_view text, NameView origin);

/// The name that was meant by `$ORIGIN example.com` below the origin example.com: nobody has a zone with
/// its own name in front of its name. Below the root the dot is asked for too: leaving it out saves nothing,
/// and means another name as soon as the file is read with another origin.
[[nodiscard]] std::optional<Name> without_forgotten_dot(std::string_view text, NameView origin);

} // namespace namu
