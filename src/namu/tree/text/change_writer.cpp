#include "namu/tree/text/change_writer.hpp"

#include "namu/tree/text/record_place.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/zonefile/report.hpp"
#include "namu/zonefile/ttl_text.hpp"

#include <algorithm>
#include <utility>

namespace namu {
namespace {

constexpr std::size_t none = ZoneOutline::none;

const std::string& text_of(const LoadedZone& zone)
{
    return zone.sources.at(0).text;
}

/// Replaces `[begin, end)`, and takes from blanks behind it what the new text is longer, so that a comment in the same
/// line stays in its column.
TextEdit replace_in_column(const std::string& text, std::size_t begin, std::size_t end,
                           std::string replacement)
{
    const std::size_t comment = text.find_first_not_of(' ', end);
    if (comment == std::string::npos || text[comment] != ';' || comment == end)
        return {begin, end, std::move(replacement)};
    const std::size_t width = comment - begin;
    replacement.append(replacement.size() < width ? width - replacement.size() : 1, ' ');
    return {begin, comment, std::move(replacement)};
}

bool is_same_set(const RecordView& a, const RecordView& b)
{
    return a.type == b.type && a.owner == b.owner;
}

} // namespace

ChangeWriter::ChangeWriter(const LoadedZone& zone)
    : zone_{zone},
      outline_{text_of(zone), Name{zone.origin->name}}
{}

WrittenChange ChangeWriter::write(const ZoneChange& change) const
{
    if (std::string refusal = refusal_of(change); !refusal.empty())
        return {{}, std::move(refusal)};
    for (const SayTtl say : {SayTtl::as_around, SayTtl::always}) {
        WrittenChange written = write(change, say);
        if (!written.refusal.empty() || reads_back(written.edits, change))
            return written;
    }
    return {{}, zone_.path + " would mean something else in other lines as well"};
}

std::string ChangeWriter::refusal_of(const ZoneChange& change) const
{
    if (zone_.zone->apex_node().find(RRType::RRSIG).exists())
        return zone_.path + " is signed: change what it was signed from, and sign it again";
    for (const PlacedRecord& record : change.removed) {
        if (entry_of(record) == none)
            return zone_.path + " has a record of it from an $INCLUDE or a $GENERATE";
    }
    return {};
}

bool ChangeWriter::reads_back(const std::vector<TextEdit>& edits, const ZoneChange& change) const
{
    if (!records_)
        records_ = read_records(zone_, text());
    EditedText edited{text()};
    edited.apply(edits);
    return namu::reads_back(zone_, *records_, edited.text(), change);
}

WrittenChange ChangeWriter::write(const ZoneChange& change, SayTtl say) const
{
    WrittenChange written;
    std::vector<const PlacedRecord*> removed;
    std::vector<bool> is_done(change.added.size());
    for (const PlacedRecord& record : change.removed) {
        std::optional<TextEdit> edit;
        for (std::size_t i = 0; i < change.added.size() && !edit; ++i) {
            if (!is_done[i] && is_same_set(record.record, change.added[i])) {
                edit = replace({&record, &change.added[i]});
                is_done[i] = edit.has_value();
            }
        }
        if (edit)
            written.edits.push_back(std::move(*edit));
        else
            removed.push_back(&record);
    }
    remove(removed, written.edits);
    for (std::size_t i = 0; i < change.added.size(); ++i) {
        if (!is_done[i])
            written.edits.push_back(insert(change.added[i], say));
    }
    if (change.serial) {
        auto edit = raise_serial(*change.serial);
        if (!edit)
            return {{}, zone_.path + " has its SOA from an $INCLUDE: its serial must be raised there"};
        written.edits.push_back(std::move(*edit));
    }
    return written;
}

std::size_t ChangeWriter::entry_of(const PlacedRecord& record) const
{
    return RecordPlace{zone_, outline_}.entry_of(record.position);
}

/// Nothing where the data of the record stands in several lines.
std::optional<TextEdit> ChangeWriter::replace(const Pair& pair) const
{
    const RecordView before = pair.before->record;
    const RecordView after = *pair.after;
    const std::size_t entry = entry_of(*pair.before);
    if (equal(before.rdata, after.rdata))
        return replace_ttl(entry, after.ttl);
    const SourceSpan span = pair.before->position.rdata();
    const std::string_view old = std::string_view{text()}.substr(span.begin.offset(), span.length);
    if (old.find_first_of("\n();") != std::string_view::npos)
        return std::nullopt;
    std::string data = RecordLine{outline_, entry}.data_text(after);
    return replace_in_column(text(), span.begin.offset(), span.begin.offset() + old.size(), std::move(data));
}

std::optional<TextEdit> ChangeWriter::replace_ttl(std::size_t entry, Ttl ttl) const
{
    const auto fields = outline_.fields_of(entry);
    const auto offset_of = [&](std::string_view part) {
        return static_cast<std::size_t>(part.data() - text().data());
    };
    const std::size_t first = outline_.entry(entry).states_owner ? 1 : 0;
    for (std::size_t i = first; i < std::min(first + 2, fields.size()); ++i) {
        const std::string_view word = fields[i].text;
        if (looks_like_ttl(word))
            return TextEdit{offset_of(word), offset_of(word) + word.size(), std::to_string(ttl.seconds())};
    }
    const std::size_t at = offset_of(fields[first].text);
    return TextEdit{at, at, std::to_string(ttl.seconds()) + " "};
}

/// Takes whole entries out. Where the owner goes with its line, the first that had it from there states it.
void ChangeWriter::remove(const std::vector<const PlacedRecord*>& records, std::vector<TextEdit>& edits) const
{
    std::vector<std::size_t> gone;
    for (const PlacedRecord* record : records)
        gone.push_back(entry_of(*record));
    std::ranges::sort(gone);
    const auto goes = [&](std::size_t entry) { return std::ranges::binary_search(gone, entry); };
    for (const std::size_t entry : gone) {
        edits.push_back({outline_.entry(entry).begin, outline_.entry(entry).end, {}});
        if (!outline_.entry(entry).states_owner)
            continue;
        const std::size_t last = outline_.last_of_group(entry);
        for (std::size_t heir = entry + 1; heir <= last; ++heir) {
            if (outline_.entry(heir).is_record && !goes(heir)) {
                edits.push_back(state_owner(heir, entry));
                break;
            }
        }
    }
}

/// Writes the owner into the blanks at the begin of a line.
TextEdit ChangeWriter::state_owner(std::size_t entry, std::size_t stated_by) const
{
    std::string owner{outline_.owner_text(stated_by)};
    if (outline_.entry(entry).origin != outline_.entry(stated_by).origin) {
        if (const auto name = Name::from_text(owner, outline_.origin_of(stated_by)))
            owner = name->to_text();
    }
    const std::size_t begin = outline_.entry(entry).begin;
    const std::size_t end = outline_.entry(entry).first;
    const std::string_view blanks = std::string_view{text()}.substr(begin, end - begin);
    if (blanks.find('\t') != std::string_view::npos)
        return {begin, begin + 1, owner + blanks.front()};
    owner.append(owner.size() < blanks.size() ? blanks.size() - owner.size() : 1, ' ');
    return {begin, end, owner};
}

TextEdit ChangeWriter::insert(const ZoneDifference::Record& record, SayTtl say) const
{
    const RecordPlace places{zone_, outline_};
    const std::size_t like = places.find(record.owner, record.type);
    const std::string line_end{outline_.line_end()};
    if (like == none) {
        const std::size_t last = outline_.size();
        const RecordLine line = last == 0 || &outline_.origin_of(last - 1) != &outline_.last_origin()
                                    ? RecordLine{outline_.last_origin()}
                                    : RecordLine{outline_, last - 1};
        const std::string missing = text().empty() || text().ends_with('\n') ? "" : line_end;
        return {text().size(), text().size(), missing + line.write(record, true, say) + line_end};
    }
    const RecordLine line{outline_, like};
    const std::size_t owner = outline_.owner_entry_of(like);
    const auto name = owner == none ? Result<Name>{Name{}}
                                    : Name::from_text(outline_.owner_text(like), outline_.origin_of(owner));
    const bool is_same_owner = owner != none && name && *name == record.owner.view();
    const std::size_t before = is_same_owner ? like : outline_.last_of_group(like);
    const std::size_t at = outline_.entry(before).end;
    const std::string missing = text().substr(0, at).ends_with('\n') ? "" : line_end;
    const bool states_owner = !(is_same_owner && line.inherits_owner());
    return {at, at, missing + line.write(record, states_owner, say) + line_end};
}

std::optional<TextEdit> ChangeWriter::raise_serial(Serial serial) const
{
    constexpr std::size_t behind_type = 3; // main name server, mail address, serial
    const NodeView apex = zone_.zone->apex_node();
    for (std::size_t set = 0; set < apex.rrset_count(); ++set) {
        if (apex.rrset(set).type() != RRType::SOA)
            continue;
        const std::size_t entry = RecordPlace{zone_, outline_}.entry_of(zone_.positions.of(apex, set));
        if (entry == none)
            return std::nullopt;
        const std::size_t type = zone_.positions.of(apex, set).type().begin.offset();
        const auto fields = outline_.fields_of(entry);
        const auto offset_of = [&](std::size_t field) {
            return static_cast<std::size_t>(fields[field].text.data() - text().data());
        };
        for (std::size_t i = 0; i + behind_type < fields.size(); ++i) {
            if (offset_of(i) != type)
                continue;
            const std::size_t at = offset_of(i + behind_type);
            const std::size_t size = fields[i + behind_type].text.size();
            return replace_in_column(text(), at, at + size, std::to_string(serial.value()));
        }
    }
    return std::nullopt;
}

} // namespace namu
