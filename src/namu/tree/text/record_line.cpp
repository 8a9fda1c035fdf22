#include "namu/tree/text/record_line.hpp"

#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/zone/targets.hpp"
#include "namu/zonefile/ttl_text.hpp"

#include <algorithm>

namespace namu {
namespace {

constexpr std::size_t longest_short_type = 2;

std::size_t offset_in(const ZoneOutline& outline, std::string_view part)
{
    return static_cast<std::size_t>(part.data() - outline.text().data());
}

/// A word or a name in a column: at least one blank behind it.
std::string in_column(std::string text, std::size_t width, std::string_view gap)
{
    if (gap.find('\t') != std::string_view::npos)
        return text.append(gap);
    text.append(text.size() < width ? width - text.size() : 1, ' ');
    return text;
}

bool has_sole_name(RRType type)
{
    return type == RRType::NS || type == RRType::CNAME || type == RRType::DNAME || type == RRType::PTR;
}

} // namespace

std::string relative_text(NameView name, NameView origin)
{
    if (!name.is_at_or_below(origin))
        return name.to_text();
    if (name == origin)
        return "@";
    std::string text;
    for (; name.size() > origin.size(); name = name.parent())
        text.append(text.empty() ? "" : ".").append(label_to_text(name.first_label()));
    return text;
}

RecordLine::RecordLine(const ZoneOutline& outline, std::size_t number) : origin_{outline.origin_of(number)}
{
    for (std::size_t at = number + 1; at > 0; --at) {
        if (take(outline, at - 1))
            return;
    }
}

bool RecordLine::take(const ZoneOutline& outline, std::size_t number)
{
    const OutlineEntry& entry = outline.entry(number);
    if (!entry.is_record)
        return false;
    const auto fields = outline.fields_of(number);
    std::size_t type_at = entry.states_owner ? 1 : 0;
    const auto is_head = [](std::string_view word) {
        return looks_like_ttl(word) || rr_class_from_text(word).has_value();
    };
    while (type_at < fields.size() && is_head(fields[type_at].text))
        ++type_at;
    if (type_at + 1 >= fields.size())
        return false;
    const std::string_view text{outline.text()};
    const auto begin_of = [&](std::size_t field) { return offset_in(outline, fields[field].text); };
    const auto gap_behind = [&](std::size_t field) {
        const std::size_t end = begin_of(field) + fields[field].text.size();
        return text.substr(end, begin_of(field + 1) - end);
    };
    const std::string_view head = text.substr(entry.begin, begin_of(type_at + 1) - entry.begin);
    if (head.find_first_of("\n(;") != std::string_view::npos)
        return false;

    inherits_ = !entry.states_owner;
    owner_gap_ = inherits_ ? text.substr(entry.begin, entry.first - entry.begin) : gap_behind(0);
    owner_width_ = begin_of(inherits_ ? 0 : 1) - entry.begin;
    for (std::size_t i = inherits_ ? 0 : 1; i < type_at; ++i) {
        const std::string word = std::string{fields[i].text}.append(gap_behind(i));
        (looks_like_ttl(fields[i].text) ? ttl_ : head_) += word;
    }
    type_gap_ = gap_behind(type_at);
    // One blank behind a short type is no column: `ns A 192.0.2.1`.
    const std::size_t size = fields[type_at].text.size();
    type_width_ = type_gap_ == " " && size <= longest_short_type ? 0 : size + type_gap_.size();
    has_absolute_owners_ = outline.owner_text(number).ends_with('.');
    const auto type = rr_type_from_text(fields[type_at].text);
    has_absolute_data_ = !type || !has_sole_name(*type) || fields[type_at + 1].text.ends_with('.');
    return true;
}

std::string RecordLine::owner_text(NameView owner) const
{
    return has_absolute_owners_ ? owner.to_text() : relative_text(owner, origin_);
}

std::string RecordLine::data_text(const RecordView& record) const
{
    if (!has_absolute_data_ && has_sole_name(record.type))
        return relative_text(sole_name(record.rdata), origin_);
    std::string text;
    rdata::append_text(record.type, record.rdata, text);
    return text;
}

std::string RecordLine::write(const RecordView& record, bool owner, SayTtl say) const
{
    std::string line =
        owner ? in_column(owner_text(record.owner), owner_width_, inherits_ ? "" : owner_gap_) : owner_gap_;
    if (say == SayTtl::always)
        line.append(std::to_string(record.ttl.seconds())).append(" ");
    else
        line.append(ttl_);
    line.append(head_).append(in_column(to_text(record.type), type_width_, type_gap_));
    return line.append(data_text(record));
}

} // namespace namu
