#include "namu/metrics/exposition.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

namespace namu::metrics {
namespace {

enum class Quotes : std::uint8_t { as_they_are, escaped };

/// Help texts escape backslash and line feed; label values the double quote as well.
void append_escaped(std::string& out, std::string_view text, Quotes quotes)
{
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\' || (c == '"' && quotes == Quotes::escaped))
            out.append(1, '\\').append(1, c);
        else
            out += c;
    }
}

/// The shortest digits that read back as the same number.
std::string to_text(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 32> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), value).ptr;
    return {room.data(), end};
}

double seconds(DurationHistogram::Duration duration)
{
    return std::chrono::duration<double>{duration}.count();
}

} // namespace

void Exposition::begin(std::string_view name, std::string_view help, std::string_view type)
{
    name_ = name;
    text_.append("# HELP ").append(name).append(" ");
    append_escaped(text_, help, Quotes::as_they_are);
    text_.append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void Exposition::begin_sample(std::string_view suffix, Labels labels)
{
    text_.append(name_).append(suffix);
    if (labels.empty())
        return;
    char before = '{';
    for (const Label& label : labels) {
        text_.append(1, before).append(label.name).append("=\"");
        append_escaped(text_, label.value, Quotes::escaped);
        text_ += '"';
        before = ',';
    }
    text_ += '}';
}

void Exposition::finish_sample(std::string_view value)
{
    text_.append(" ").append(value).append("\n");
}

void Exposition::sample(double value, std::initializer_list<Label> labels)
{
    begin_sample({}, {labels.begin(), labels.size()});
    finish_sample(to_text(value));
}

void Exposition::sample(const DurationHistogram::Snapshot& histogram, std::initializer_list<Label> labels)
{
    const Labels own{labels.begin(), labels.size()};
    std::vector<Label> with_bound{labels};
    with_bound.push_back({"le", {}});
    std::uint64_t cumulated = 0;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const bool is_last = i == DurationHistogram::bounds.size();
        const std::string bound =
            is_last ? std::string{"+Inf"} : to_text(seconds(DurationHistogram::bounds[i]));
        with_bound.back().value = bound;
        cumulated += histogram.counts[i];
        begin_sample("_bucket", with_bound);
        finish_sample(std::to_string(cumulated));
    }
    begin_sample("_sum", own);
    finish_sample(to_text(seconds(histogram.sum)));
    begin_sample("_count", own);
    finish_sample(std::to_string(cumulated));
}

} // namespace namu::metrics
