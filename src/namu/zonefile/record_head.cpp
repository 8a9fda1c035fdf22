#include "namu/zonefile/record_head.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/did_you_mean.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/zonefile/rules.hpp"
#include "namu/zonefile/ttl_text.hpp"
#include "namu/zonefile/word.hpp"

#include <string>
#include <string_view>

namespace namu {
namespace {

using rdata::TextToken;

/// The type that was forgotten before an address; empty where the word is none.
std::string_view type_of_address(std::string_view word)
{
    constexpr std::string_view in_ipv4 = "0123456789.";
    constexpr std::string_view in_ipv6 = "0123456789abcdefABCDEF:.";
    if (word.find_first_not_of(in_ipv4) == std::string_view::npos)
        return "A";
    const bool has_colon = word.find(':') != std::string_view::npos;
    return has_colon && word.find_first_not_of(in_ipv6) == std::string_view::npos ? "AAAA" : "";
}

/// What begins a comment in other languages.
bool begins_foreign_comment(std::string_view word)
{
    return word.starts_with('#') || word.starts_with("//");
}

/// A type in capitals, as types are written and owners are not.
bool names_a_type(std::string_view word)
{
    const auto type = rr_type_from_text(word);
    return type && mnemonic(*type) == word;
}

class HeadReader {
public:
    HeadReader(std::span<const TextToken> fields, std::size_t first, const Report& report) noexcept
        : fields_{fields},
          first_{first},
          at_{first},
          report_{report}
    {}

    std::optional<RecordHead> read();

private:
    /// What one field turned out to be.
    enum class Part : std::uint8_t { type, other, mistake };

    Part read_part();
    Part read_ttl_part();
    Part read_class_or_type();
    Part take_type(RRType type);
    Part take_class(RRClass rr_class);

    Part tell_missing_type() const;
    Part tell_stated_twice(std::string_view what) const;
    Part tell_unknown_type() const;
    [[nodiscard]] std::string unknown_type_hint() const;
    [[nodiscard]] std::string how_it_was_read() const;

    [[nodiscard]] const TextToken& field() const { return fields_[at_]; }

    std::span<const TextToken> fields_;
    std::size_t first_;
    std::size_t at_;
    const Report& report_;
    RecordHead head_;
    bool has_class_ = false;
};

std::optional<RecordHead> HeadReader::read()
{
    for (;; ++at_) {
        switch (read_part()) {
        case Part::type: return head_;
        case Part::mistake: return std::nullopt;
        case Part::other: break;
        }
    }
}

HeadReader::Part HeadReader::read_part()
{
    if (at_ == fields_.size())
        return tell_missing_type();
    if (!require_word(field(), report_))
        return Part::mistake;
    const char first = field().text.front();
    if ((is_digit(first) || first == '-' || first == '+') && looks_like_ttl(field().text))
        return read_ttl_part();
    return read_class_or_type();
}

HeadReader::Part HeadReader::read_ttl_part()
{
    if (head_.ttl)
        return tell_stated_twice("TTL");
    head_.ttl = read_ttl(field(), report_);
    return head_.ttl ? Part::other : Part::mistake;
}

HeadReader::Part HeadReader::read_class_or_type()
{
    const std::string_view word = field().text;
    // Nearly every record that states a class says IN, and no type is called so.
    if (equal_ignoring_case(word, "IN"))
        return take_class(RRClass::IN);
    if (const auto type = rr_type_from_text(word))
        return take_type(*type);
    if (const auto rr_class = rr_class_from_text(word))
        return take_class(*rr_class);
    return tell_unknown_type();
}

HeadReader::Part HeadReader::take_type(RRType type)
{
    if (is_meta(type)) {
        report_.tell(zonefile_rule::meta_type_in_zone, report_.span(field()),
                     in_backquotes(field().text) + " is a type for messages only and has no records in zones",
                     "take the line out; nobody can ask a server for such a record");
        return Part::mistake;
    }
    head_.type = type;
    head_.type_at = at_;
    return Part::type;
}

HeadReader::Part HeadReader::take_class(RRClass rr_class)
{
    if (has_class_)
        return tell_stated_twice("class");
    has_class_ = true;
    if (rr_class == RRClass::IN)
        return Part::other;
    report_.tell(zonefile_rule::class_mismatch, report_.span(field()),
                 "class " + in_backquotes(field().text) + " in a zone of class IN",
                 "write `IN`, or leave it out");
    return Part::mistake;
}

HeadReader::Part HeadReader::tell_missing_type() const
{
    report_.tell(zonefile_rule::missing_type, report_.behind(fields_.back()),
                 "the record ends before its type",
                 "a record is: owner [TTL] [class] type data. " + how_it_was_read());
    return Part::mistake;
}

HeadReader::Part HeadReader::tell_stated_twice(std::string_view what) const
{
    report_.tell(zonefile_rule::unknown_type, report_.span(field()),
                 in_backquotes(field().text) + " is a second " + std::string{what} + ", a type was expected",
                 how_it_was_read());
    return Part::mistake;
}

HeadReader::Part HeadReader::tell_unknown_type() const
{
    report_.tell(zonefile_rule::unknown_type, report_.span(field()),
                 in_backquotes(field().text) + " is no record type", unknown_type_hint());
    return Part::mistake;
}

std::string HeadReader::unknown_type_hint() const
{
    const std::string_view word = field().text;
    if (begins_foreign_comment(word) || (first_ != 0 && begins_foreign_comment(fields_[first_ - 1].text)))
        return how_it_was_read() + "; a comment begins with `;`";
    if (equal_ignoring_case(word, "ALIAS") || equal_ignoring_case(word, "ANAME"))
        return "some servers look its target up for each question, this one does not: write the A and AAAA "
               "records of the target";
    if (first_ != 0 && names_a_type(fields_[first_ - 1].text))
        return how_it_was_read() + "; begin the line with a blank where it belongs to the owner above";
    if (const auto forgotten = type_of_address(word); !forgotten.empty())
        return how_it_was_read() + "; write " +
               in_backquotes(std::string{forgotten} + ' ' + std::string{word});
    if (at_ + 1 < fields_.size() && rr_type_from_text(fields_[at_ + 1].text))
        return how_it_was_read() + "; between owner and type only a TTL and a class can stand";
    if (const auto near = did_you_mean(word, rr_type_mnemonics_in_use()); !near.empty())
        return "did you mean " + in_backquotes(near) + "?";
    return how_it_was_read() + "; a type that has no name yet is written as `TYPE` and its number";
}

std::string HeadReader::how_it_was_read() const
{
    std::string text;
    if (first_ != 0)
        text = in_backquotes(fields_[first_ - 1].text) + " was read as the owner";
    else
        text = "the line begins with a blank, so its owner is that of the line before";
    if (at_ < fields_.size())
        text += " and " + in_backquotes(fields_[at_].text) + " as the type";
    return text;
}

} // namespace

std::optional<RecordHead> read_record_head(std::span<const TextToken> fields, std::size_t first,
                                           const Report& report)
{
    return HeadReader{fields, first, report}.read();
}

} // namespace namu
