#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rdata/field.hpp"
#include "namu/wire/rdata/schema.hpp"
#include "namu/wire/rdata/text_error.hpp"
#include "namu/wire/rdata/text_token.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace namu::rdata {

/// The text of one RDATA while the codecs of its fields read it: where they are, where the octets
/// go, and the first mistake.
///
/// Codecs return false after `fail`; the words of an error are only put together then.
class TextInput {
public:
    TextInput(RRType type, std::span<const TextToken> tokens, NameView origin, ByteWriter& out) noexcept
        : type_{type},
          tokens_{tokens},
          origin_{origin},
          out_{out},
          begin_{out.size()}
    {}

    [[nodiscard]] RRType type() const noexcept { return type_; }
    [[nodiscard]] NameView origin() const noexcept { return origin_; }
    [[nodiscard]] ByteWriter& out() noexcept { return out_; }
    /// What was written of this RDATA so far.
    [[nodiscard]] Bytes rdata() const noexcept { return out_.written().subspan(begin_); }
    [[nodiscard]] const FieldRules& rules() const noexcept { return field_rules(type_); }

    /// Names the field that is read next, for messages.
    void begin(const Field& field) noexcept { field_ = field; }

    [[nodiscard]] bool at_end() const noexcept { return position_ == tokens_.size(); }
    [[nodiscard]] std::size_t position() const noexcept { return position_; }
    [[nodiscard]] std::span<const TextToken> tokens() const noexcept { return tokens_; }
    [[nodiscard]] std::span<const TextToken> rest() const noexcept { return tokens_.subspan(position_); }

    /// The next token, which may be quoted; null, and failed, where there is none.
    const TextToken* take_text();
    /// The next token, which must not be quoted; null, and failed, where there is none.
    const TextToken* take_word();

    /// Notes a mistake in the token that was taken last. Always false.
    bool fail(const DiagnosticRule& rule, std::string message, std::string hint = {});
    /// Notes a mistake in another token, or behind the last one. Always false.
    bool fail_at(std::size_t token, const DiagnosticRule& rule, std::string message, std::string hint = {});
    /// Notes that the current field is missing. Always false.
    bool fail_missing();

    /// "MX preference": what a message speaks of.
    [[nodiscard]] std::string subject() const;
    /// "MX takes: preference, mail server".
    [[nodiscard]] std::string form() const;

    [[nodiscard]] std::optional<TextError>& error() noexcept { return error_; }

private:
    RRType type_;
    std::span<const TextToken> tokens_;
    NameView origin_;
    ByteWriter& out_;
    std::size_t begin_;
    std::size_t position_ = 0;
    Field field_{};
    std::optional<TextError> error_;
};

/// A piece of the file for a message: in backquotes, and cut where it is very long.
[[nodiscard]] std::string quoted(std::string_view text);

/// "did you mean `x`?", or empty where nothing is near.
[[nodiscard]] std::string suggestion(std::string_view written, std::span<const std::string_view> candidates);

} // namespace namu::rdata
