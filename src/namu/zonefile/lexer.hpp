#pragma once

#include "namu/wire/rdata/text_token.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace namu {

/// One entry of a master file: the fields of a line, or of several lines joined by parentheses.
/// The fields are views into the text that the Lexer reads.
struct Entry {
    bool begins_with_blank = false; ///< the owner is that of the entry before (RFC 1035 §5.1)
    std::vector<rdata::TextToken> fields;
    const char* parenthesis = nullptr; ///< the last one that was opened
};

/// Cuts a master file into entries (RFC 1035 §5.1): blanks, comments, quotes, escapes and parentheses are
/// understood here and nowhere else.
///
/// Nothing is counted and nothing is copied: a field tells by its address where it stands. Allocates only
/// while the vector of an Entry grows, so one Entry should be used for a whole file.
class Lexer {
public:
    /// More fields than the text of any RDATA can have: 65,535 octets, each written as a field of its own.
    static constexpr std::size_t max_fields = 131'072;

    enum class Outcome : std::uint8_t { entry, end, problem };

    struct Problem {
        enum class Kind : std::uint8_t {
            unclosed_quote,
            unclosed_parenthesis,
            nested_parenthesis,
            stray_parenthesis,
            entry_too_long,
        };
        Kind kind{};
        const char* at = nullptr;     ///< the octet of the text that it is about
        const char* opened = nullptr; ///< nested: where the outer parenthesis stands
        bool ran_to_end = false;      ///< all of the rest of the text was looked at to find this out
    };

    /// Reads a text that outlives the lexer. A byte order mark at its start is skipped.
    explicit Lexer(const std::string& text) noexcept;

    /// Reads a part of a text; behind it, at `end`, stands a NUL.
    Lexer(const char* begin, const char* end) noexcept : at_{begin}, end_{end} {}

    /// Reads the next entry that has a field. After a problem the next call goes on behind the mistake,
    /// where an entry most likely begins.
    Outcome next(Entry& entry);

    /// How far the text was read.
    [[nodiscard]] const char* at() const noexcept { return at_; }

    /// What was wrong when `next` said so.
    [[nodiscard]] const Problem& problem() const noexcept { return problem_; }

private:
    bool read_word(Entry& entry);
    bool read_quoted(Entry& entry);
    bool skip_quotes_in_word();
    void add_field(Entry& entry, const rdata::TextToken& field);
    bool step_over_parenthesis(Entry& entry);
    Outcome finish(const Entry& entry);

    bool fail(Problem::Kind kind, const char* at);
    bool fail_unclosed_quote(const Entry& entry, const char* opened);
    void fail_unclosed_parenthesis(bool ran_to_end);
    [[nodiscard]] bool line_begins_with_word_since(const char* from) const;
    void resume_at_next_line(const char* from);
    void resume_at_next_owner(const char* from);

    const char* at_;
    const char* end_;
    const char* opened_ = nullptr;   // the open parenthesis
    const char* overflow_ = nullptr; // the first field that found no room
    Problem problem_;
};

} // namespace namu
