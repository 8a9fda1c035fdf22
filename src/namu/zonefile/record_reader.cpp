#include "namu/zonefile/record_reader.hpp"

#include "namu/wire/rdata/rdata.hpp"
#include "namu/zonefile/rules.hpp"
#include "namu/zonefile/word.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace namu {
namespace {

using rdata::TextToken;

/// The last of the five numbers that close the data of an SOA (RFC 1035 §3.3.13).
Ttl minimum_of_soa(Bytes rdata) noexcept
{
    return Ttl::from_wire(load_u32(rdata.last(4).data()));
}

/// False, with a report, where nobody can know whom the entry belongs to.
bool inherit_owner(const Entry& entry, Inherited& inherited, const Report& report)
{
    const TextToken& first = entry.fields.front();
    if (!first.quoted && first.text.front() == '$') {
        report.tell(zonefile_rule::misplaced_directive, report.span(first),
                    in_backquotes(first.text) + " stands behind a blank", "begin the line with the `$`");
        return false;
    }
    if (inherited.owner_state == Inherited::OwnerState::none) {
        report.tell(
            zonefile_rule::no_owner, report.span(first),
            "there is no owner yet that this record could belong to",
            "begin the line with an owner, such as `@`; a line that begins with a blank belongs to the "
            "owner of the line before");
        inherited.owner_state = Inherited::OwnerState::unknown; // one message is enough
    }
    return true;
}

/// A field that begins a line, inside of parentheses: the parenthesis may have been meant to be closed before.
std::vector<Diagnostic::Note> note_parenthesis(const Entry& entry, const TextToken& field,
                                               const Report& report)
{
    const char* const begin = as_written(field).data();
    if (entry.parenthesis == nullptr || begin < entry.parenthesis || begin[-1] != '\n')
        return {};
    return {{report.span(std::string_view{entry.parenthesis, 1}),
             "the parenthesis that opens here joins the lines"}};
}

/// Reports what is wrong with the data of an entry whose type is the field `type_at`.
void tell_data_error(rdata::TextError error, const Entry& entry, std::size_t type_at, const Report& report)
{
    const std::span<const TextToken> fields = entry.fields;
    const std::size_t index = type_at + 1 + error.token;
    if (index >= fields.size()) {
        report.tell(*error.rule, report.behind(fields.back()), std::move(error.message),
                    std::move(error.hint));
        return;
    }
    const TextToken& field = fields[index];
    const SourceSpan where = error.offset == 0
                                 ? report.span(field)
                                 : report.span(field.text.substr(std::min(error.offset, field.text.size())));
    report.tell(*error.rule, where, std::move(error.message), std::move(error.hint),
                note_parenthesis(entry, field, report));
}

} // namespace

RecordReader::RecordReader(RecordSink& sink)
    : sink_{sink},
      room_{std::make_unique_for_overwrite<std::uint8_t[]>(rdata::max_octets)}
{}

void RecordReader::read(const Entry& entry, Inherited& inherited, const Report& report)
{
    const std::span<const TextToken> fields = entry.fields;
    if (!entry.begins_with_blank)
        inherited.know_owner(read_name(fields.front(), inherited.origin, inherited.owner, report));
    else if (!inherit_owner(entry, inherited, report))
        return;

    const std::size_t behind_owner = entry.begins_with_blank ? 0 : 1;
    const auto head = read_record_head(fields, behind_owner, report);
    if (!head)
        return;
    if (auto error = render(head->type, fields.subspan(head->type_at + 1), inherited.origin))
        tell_data_error(std::move(*error), entry, head->type_at, report);
    else
        hand_over(*head, position_of(fields, behind_owner, head->type_at, report), inherited, report);
}

std::optional<rdata::TextError> RecordReader::render(RRType type, std::span<const TextToken> data,
                                                     NameView origin)
{
    ByteWriter out{{room_.get(), rdata::max_octets}};
    auto error = rdata::from_text(type, data, origin, out);
    size_ = out.size();
    return error;
}

void RecordReader::hand_over(const RecordHead& head, const RecordPosition& position, Inherited& inherited,
                             const Report& report)
{
    if (head.ttl)
        inherited.last_ttl = head.ttl;
    if (inherited.owner_state != Inherited::OwnerState::stated)
        return; // that was reported
    if (const auto ttl = find_ttl(head, position.owner(), inherited, report))
        sink_.add({inherited.owner, head.type, RRClass::IN, *ttl, rendered()}, position);
}

std::optional<Ttl> RecordReader::find_ttl(const RecordHead& head, SourceSpan where, Inherited& inherited,
                                          const Report& report) const
{
    if (head.ttl)
        return head.ttl;
    if (inherited.default_ttl)
        return inherited.default_ttl;
    if (inherited.last_ttl)
        return inherited.last_ttl;
    if (head.type == RRType::SOA) {
        inherited.last_ttl = minimum_of_soa(rendered());
        report.tell(zonefile_rule::no_ttl, where,
                    "no TTL is stated so far; the SOA's minimum of " +
                        std::to_string(inherited.last_ttl->seconds()) + " seconds is taken",
                    "put a line such as `$TTL 3600` at the start of the file");
        return inherited.last_ttl;
    }
    report.tell(zonefile_rule::missing_ttl, where, "the record has no TTL, and none was stated before",
                "put the line `$TTL 3600` at the start of the file");
    inherited.last_ttl = Ttl{}; // one message is enough
    return std::nullopt;
}

RecordPosition position_of(std::span<const TextToken> fields, std::size_t behind_owner, std::size_t type_at,
                           const Report& report)
{
    const char* const begin = fields.front().text.data();
    const std::string_view type = fields[type_at].text;
    const auto type_offset = static_cast<std::uint64_t>(type.data() - begin);
    const std::size_t owner_length = behind_owner == 0 ? 0 : fields.front().text.size();
    if (type_at + 1 == fields.size())
        return {report.position(begin), owner_length, type_offset, type_offset + type.size() + 1, 0};

    const std::string_view first = as_written(fields[type_at + 1]);
    const std::string_view last = as_written(fields.back());
    return {report.position(begin), owner_length, type_offset,
            static_cast<std::uint64_t>(first.data() - begin),
            static_cast<std::uint64_t>(last.data() + last.size() - first.data())};
}

} // namespace namu
