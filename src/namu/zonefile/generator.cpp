#include "namu/zonefile/generator.hpp"

#include "namu/wire/rdata/rules.hpp"
#include "namu/zonefile/generate_template.hpp"
#include "namu/zonefile/rules.hpp"
#include "namu/zonefile/word.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace namu {
namespace {

using rdata::TextToken;

constexpr std::string_view usage = "$GENERATE start-stop[/step] owner [TTL] [class] type data";

// Indices of the fields.
constexpr std::size_t range_at = 1;
constexpr std::size_t owner_at = 2;

/// One `$GENERATE`, read once and then written out for each value of its counter.
class Generator {
public:
    Generator(const Entry& entry, RecordReader& records, Inherited& inherited, const Report& report) noexcept
        : fields_{entry.fields},
          records_{records},
          inherited_{inherited},
          report_{report}
    {}

    bool read(std::uint64_t max_records);
    void run();

private:
    bool read_range(std::uint64_t max_records);
    bool add(GenerateTemplate& to, std::string_view text, const TextToken& field) const;
    bool read_data();
    [[nodiscard]] RecordPosition place() const;
    bool make(std::uint32_t value);
    bool make_owner(std::uint32_t value);
    bool make_data(std::uint32_t value);
    void tell(const DiagnosticRule& rule, SourceSpan where, std::uint32_t value, std::string message,
              std::string hint) const;

    [[nodiscard]] SourceSpan data_span() const;

    std::span<const TextToken> fields_;
    RecordReader& records_;
    Inherited& inherited_;
    const Report& report_;

    GenerateRange range_;
    RecordHead head_;
    GenerateTemplate owner_;
    GenerateTemplate data_;
    std::string text_; // what was generated last
    Entry generated_;
};

bool Generator::read(std::uint64_t max_records)
{
    if (fields_.size() < owner_at + 2) {
        report_.tell(zonefile_rule::bad_directive, report_.behind(fields_.back()),
                     "`$GENERATE` ends too soon", "write: " + std::string{usage});
        return false;
    }
    if (!read_range(max_records) || !require_word(fields_[owner_at], report_))
        return false;
    if (!add(owner_, fields_[owner_at].text, fields_[owner_at]))
        return false;
    const auto head = read_record_head(fields_, owner_at + 1, report_);
    if (!head)
        return false;
    head_ = *head;
    return read_data();
}

bool Generator::read_range(std::uint64_t max_records)
{
    const TextToken& field = fields_[range_at];
    const auto range = field.quoted ? std::nullopt : generate_range_from_text(field.text);
    if (!range) {
        report_.tell(
            zonefile_rule::generate_bad_range, report_.span(field),
            in_backquotes(as_written(field)) + " is no range",
            "write `1-10`, or `0-100/5` for every fifth; the first number must not be above the second");
        return false;
    }
    if (range->count() > max_records) {
        report_.tell(zonefile_rule::generate_too_many, report_.span(field),
                     in_backquotes(field.text) + " makes " + std::to_string(range->count()) +
                         " records, limit " + std::to_string(max_records),
                     "use a shorter range, or a wildcard");
        return false;
    }
    range_ = *range;
    return true;
}

bool Generator::add(GenerateTemplate& to, std::string_view text, const TextToken& field) const
{
    const std::string_view bad = to.add(text);
    if (bad.empty())
        return true;
    report_.tell(zonefile_rule::generate_bad_modifier, report_.span(field),
                 in_backquotes(bad) + " is no modifier",
                 "write `${offset}`, `${offset,width}` or `${offset,width,base}` with a base of d o x X n N; "
                 "`$$` is a dollar sign");
    return false;
}

/// A lone field in quotes loses them and its blanks part fields, as in BIND; of several each keeps its own.
bool Generator::read_data()
{
    const auto data = fields_.subspan(head_.type_at + 1);
    if (data.size() == 1 && data[0].quoted) {
        std::string text{data[0].text};
        std::ranges::replace(text, '\n', ' ');
        return add(data_, text, data[0]);
    }
    for (const TextToken& field : data) {
        const std::string_view separator = &field == &data.front() ? "" : " ";
        if (!add(data_, separator, field) || !add(data_, as_written(field), field))
            return false;
    }
    return true;
}

void Generator::run()
{
    const RecordPosition position = place();
    for (std::uint64_t value = range_.start; value <= range_.stop; value += range_.step) {
        if (!make(static_cast<std::uint32_t>(value)))
            return;
        records_.hand_over(head_, position, inherited_, report_);
    }
}

/// Every record stands where its owner and its data are written in the directive.
RecordPosition Generator::place() const
{
    return position_of(fields_.subspan(owner_at), 1, head_.type_at - owner_at, report_);
}

bool Generator::make(std::uint32_t value)
{
    return make_owner(value) && make_data(value);
}

bool Generator::make_owner(std::uint32_t value)
{
    text_.clear();
    owner_.append(value, text_);
    const auto name = Name::from_text(text_, inherited_.origin);
    inherited_.know_owner(name.has_value());
    if (name) {
        inherited_.owner = *name;
        return true;
    }
    NameProblem problem = explain_bad_name(text_, inherited_.origin);
    tell(*problem.rule, report_.span(fields_[owner_at]), value, std::move(problem.message),
         std::move(problem.hint));
    return false;
}

bool Generator::make_data(std::uint32_t value)
{
    text_.clear();
    data_.append(value, text_);
    Lexer lexer{text_};
    if (lexer.next(generated_) == Lexer::Outcome::problem) {
        tell(zonefile_rule::bad_directive, data_span(), value,
             "quotes or parentheses of the data do not match", {});
        return false;
    }
    auto error = records_.render(head_.type, generated_.fields, inherited_.origin);
    if (error)
        tell(*error->rule, data_span(), value, std::move(error->message), std::move(error->hint));
    return !error;
}

void Generator::tell(const DiagnosticRule& rule, SourceSpan where, std::uint32_t value, std::string message,
                     std::string hint) const
{
    const std::string generated =
        "; with the counter at " + std::to_string(value) + " it reads " + in_backquotes(text_);
    report_.tell(rule, where, std::move(message) + generated, std::move(hint));
}

SourceSpan Generator::data_span() const
{
    const auto data = fields_.subspan(head_.type_at + 1);
    return data.empty() ? report_.behind(fields_.back()) : report_.span(data.front());
}

} // namespace

void read_generate(const Entry& entry, std::uint64_t max_records, RecordReader& records, Inherited& inherited,
                   const Report& report)
{
    Generator generator{entry, records, inherited, report};
    if (generator.read(max_records))
        generator.run();
}

} // namespace namu
