#include "namu/tree/text/zone_outline.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>

namespace namu {

ZoneOutline::ZoneOutline(const std::string& text, const Name& origin) : text_{text}, origins_{origin}
{
    Lexer lexer{text};
    Entry entry;
    for (;;) {
        const auto outcome = lexer.next(entry);
        if (outcome == Lexer::Outcome::end)
            return;
        if (outcome == Lexer::Outcome::entry)
            add(entry, static_cast<std::size_t>(lexer.at() - text.data()));
    }
}

void ZoneOutline::add(const Entry& entry, std::size_t end)
{
    const rdata::TextToken& word = entry.fields.front();
    const auto first = static_cast<std::size_t>(word.text.data() - text_.data());
    const std::size_t line_end = first == 0 ? std::string::npos : text_.rfind('\n', first - 1);
    const bool is_directive = !entry.begins_with_blank && !word.quoted && word.text.front() == '$';
    entries_.push_back({.begin = line_end == std::string::npos ? 0 : line_end + 1,
                        .first = first,
                        .end = end,
                        .origin = origins_.size() - 1,
                        .is_record = !is_directive,
                        .states_owner = !is_directive && !entry.begins_with_blank});
    if (!is_directive || !equal_ignoring_case(word.text, "$ORIGIN") || entry.fields.size() < 2)
        return;
    if (const auto origin = Name::from_text(entry.fields[1].text, origins_.back()))
        origins_.push_back(*origin);
}

std::size_t ZoneOutline::find(std::size_t first_field) const
{
    const auto found = std::ranges::lower_bound(entries_, first_field, {}, &OutlineEntry::first);
    return found != entries_.end() && found->first == first_field
               ? static_cast<std::size_t>(found - entries_.begin())
               : none;
}

std::size_t ZoneOutline::last_of_group(std::size_t number) const
{
    std::size_t last = number;
    for (std::size_t next = number + 1; next < entries_.size(); ++next) {
        if (entries_[next].states_owner)
            break;
        if (entries_[next].is_record)
            last = next;
    }
    return last;
}

std::size_t ZoneOutline::owner_entry_of(std::size_t number) const
{
    for (std::size_t at = number + 1; at > 0; --at) {
        if (entries_[at - 1].states_owner)
            return at - 1;
    }
    return none;
}

std::vector<rdata::TextToken> ZoneOutline::fields_of(std::size_t number) const
{
    const OutlineEntry& entry = entries_[number];
    // The lexer wants a NUL behind what it reads, so it reads a copy.
    const std::string copy = text_.substr(entry.begin, entry.end - entry.begin);
    Lexer lexer{copy.data(), copy.data() + copy.size()};
    Entry read;
    lexer.next(read);
    for (rdata::TextToken& field : read.fields)
        field.text = std::string_view{text_}.substr(
            entry.begin + static_cast<std::size_t>(field.text.data() - copy.data()), field.text.size());
    return read.fields;
}

std::string_view ZoneOutline::owner_text(std::size_t number) const
{
    const std::size_t owner = owner_entry_of(number);
    return owner == none ? std::string_view{} : fields_of(owner).front().text;
}

std::string_view ZoneOutline::line_end() const noexcept
{
    const std::size_t first = text_.find('\n');
    return first != std::string::npos && first > 0 && text_[first - 1] == '\r' ? "\r\n" : "\n";
}

} // namespace namu
