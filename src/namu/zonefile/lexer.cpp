#include "namu/zonefile/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace namu {
namespace {

enum class Kind : std::uint8_t { ordinary, blank, line_end, comment, quote, escape, open, close, nul };

constexpr auto kinds = [] {
    std::array<Kind, 256> table{};
    table['\0'] = Kind::nul;
    table[' '] = table['\t'] = Kind::blank;
    table['\r'] = Kind::blank; // so that CR LF ends a line as LF does
    table['\n'] = Kind::line_end;
    table[';'] = Kind::comment;
    table['"'] = Kind::quote;
    table['\\'] = Kind::escape;
    table['('] = Kind::open;
    table[')'] = Kind::close;
    return table;
}();

Kind kind_of(char c) noexcept
{
    return kinds[static_cast<unsigned char>(c)];
}

const char* find(const char* from, const char* end, char wanted) noexcept
{
    const auto* const found = std::memchr(from, wanted, static_cast<std::size_t>(end - from));
    return found != nullptr ? static_cast<const char*>(found) : end;
}

bool begins_word(char c) noexcept
{
    const Kind kind = kind_of(c);
    return kind == Kind::ordinary || kind == Kind::escape || kind == Kind::quote;
}

bool spans_lines(const rdata::TextToken& field) noexcept
{
    return field.quoted && field.text.find('\n') != std::string_view::npos;
}

} // namespace

Lexer::Lexer(const std::string& text) noexcept : at_{text.data()}, end_{text.data() + text.size()}
{
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark))
        at_ += byte_order_mark.size();
}

Lexer::Outcome Lexer::next(Entry& entry)
{
    entry.fields.clear();
    entry.begins_with_blank = kind_of(*at_) == Kind::blank;
    entry.parenthesis = nullptr;
    opened_ = nullptr;
    overflow_ = nullptr;
    // The octet at end_ is the string's own NUL, so no step needs to ask whether it may look.
    for (;;) {
        switch (kind_of(*at_)) {
        case Kind::blank: ++at_; break;
        case Kind::comment: at_ = find(at_, end_, '\n'); break;
        case Kind::line_end:
            ++at_;
            if (opened_ != nullptr)
                break;
            if (!entry.fields.empty())
                return finish(entry);
            entry.begins_with_blank = kind_of(*at_) == Kind::blank;
            break;
        case Kind::quote:
            if (!read_quoted(entry))
                return Outcome::problem;
            break;
        case Kind::open:
        case Kind::close:
            if (!step_over_parenthesis(entry))
                return Outcome::problem;
            break;
        case Kind::nul:
            if (at_ == end_)
                return finish(entry);
            [[fallthrough]];
        case Kind::ordinary:
        case Kind::escape:
            if (!read_word(entry))
                return Outcome::problem;
            break;
        }
    }
}

Lexer::Outcome Lexer::finish(const Entry& entry)
{
    if (opened_ != nullptr) {
        fail_unclosed_parenthesis(true);
        return Outcome::problem;
    }
    if (overflow_ != nullptr) {
        fail(Problem::Kind::entry_too_long, overflow_);
        return Outcome::problem;
    }
    return entry.fields.empty() ? Outcome::end : Outcome::entry;
}

bool Lexer::read_word(Entry& entry)
{
    const char* const begin = at_;
    bool holds_quotes = false;
    for (;;) {
        while (kind_of(*at_) == Kind::ordinary)
            ++at_;
        if (*at_ == '\\') {
            ++at_;
            // A line end cannot be escaped: the lone backslash is then a bad escape.
            if (*at_ != '\n' && *at_ != '\r' && at_ != end_)
                ++at_;
        } else if (*at_ == '"') {
            if (!skip_quotes_in_word()) {
                fail_unclosed_quote(entry, at_);
                return false;
            }
            holds_quotes = true;
        } else if (*at_ == '\0' && at_ != end_) {
            ++at_;
        } else {
            add_field(entry, {{begin, static_cast<std::size_t>(at_ - begin)}, false, holds_quotes});
            return true;
        }
    }
}

/// Quotes that begin inside of a word, as in `alpn="h2,h3"`, belong to it with all that is between them;
/// they must be closed on the same line.
bool Lexer::skip_quotes_in_word()
{
    for (const char* at = at_ + 1; at != end_ && *at != '\n'; ++at) {
        if (*at == '"') {
            at_ = at + 1;
            return true;
        }
        if (*at == '\\' && at + 1 != end_ && at[1] != '\n')
            ++at;
    }
    return false;
}

bool Lexer::read_quoted(Entry& entry)
{
    const char* const opened = at_++;
    for (;; ++at_) {
        while (*at_ != '"' && *at_ != '\\' && *at_ != '\0')
            ++at_;
        if (*at_ == '"')
            break;
        if (*at_ == '\\' && at_ + 1 != end_)
            ++at_;
        else if (at_ == end_ || at_ + 1 == end_)
            return fail_unclosed_quote(entry, opened);
    }
    add_field(entry, {{opened + 1, static_cast<std::size_t>(at_ - opened - 1)}, true});
    ++at_;
    // `"one` on a line and `"two` on a later one: the second opening quote was taken for the end of the first.
    if (begins_word(*at_) && spans_lines({{opened + 1, at_ - 1}, true}))
        return fail_unclosed_quote(entry, opened);
    return true;
}

void Lexer::add_field(Entry& entry, const rdata::TextToken& field)
{
    if (entry.fields.size() == max_fields)
        overflow_ = overflow_ != nullptr ? overflow_ : field.text.data();
    else
        entry.fields.push_back(field);
}

bool Lexer::step_over_parenthesis(Entry& entry)
{
    if (*at_ == '(') {
        if (opened_ == nullptr) {
            entry.parenthesis = opened_ = at_++;
            return true;
        }
        if (line_begins_with_word_since(opened_))
            fail_unclosed_parenthesis(false);
        else
            fail(Problem::Kind::nested_parenthesis, at_);
        return false;
    }
    if (opened_ == nullptr) {
        fail(Problem::Kind::stray_parenthesis, at_);
        return false;
    }
    opened_ = nullptr;
    ++at_;
    return true;
}

bool Lexer::fail(Problem::Kind kind, const char* at)
{
    problem_ = {.kind = kind, .at = at, .opened = opened_};
    if (kind == Problem::Kind::entry_too_long)
        return false; // the entry was read to its end
    if (opened_ != nullptr)
        resume_at_next_owner(at);
    else
        resume_at_next_line(at);
    return false;
}

/// An unclosed quote takes the opening quote of a later string for its end and so on, until the text
/// ends: the culprit is the first string of the entry that runs over a line end.
bool Lexer::fail_unclosed_quote(const Entry& entry, const char* opened)
{
    const auto culprit = std::ranges::find_if(entry.fields, spans_lines);
    const bool ran_to_end = at_ + 1 >= end_;
    fail(Problem::Kind::unclosed_quote, culprit != entry.fields.end() ? culprit->text.data() - 1 : opened);
    problem_.ran_to_end = ran_to_end;
    return false;
}

void Lexer::fail_unclosed_parenthesis(bool ran_to_end)
{
    problem_ = {.kind = Problem::Kind::unclosed_parenthesis, .at = opened_, .ran_to_end = ran_to_end};
    resume_at_next_owner(opened_);
}

/// True when between `from` and here a line begins with a word, as the lines of new entries do.
bool Lexer::line_begins_with_word_since(const char* from) const
{
    for (const char* line = find(from, at_, '\n'); line != at_; line = find(line + 1, at_, '\n')) {
        if (kind_of(line[1]) == Kind::ordinary && line + 1 != at_)
            return true;
    }
    return false;
}

void Lexer::resume_at_next_line(const char* from)
{
    at_ = find(from, end_, '\n');
    if (at_ != end_)
        ++at_;
}

void Lexer::resume_at_next_owner(const char* from)
{
    at_ = from;
    do {
        resume_at_next_line(at_);
    } while (at_ != end_ && kind_of(*at_) != Kind::ordinary && kind_of(*at_) != Kind::escape);
}

} // namespace namu
