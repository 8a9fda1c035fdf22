#include "namu/wire/rdata/rdata.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/codec.hpp"
#include "namu/wire/rdata/generic_form.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/rdata/schema.hpp"
#include "namu/wire/rdata/text_input.hpp"
#include "namu/wire/unchecked_name.hpp"

#include <utility>

#include <boost/assert.hpp>

namespace namu::rdata {
namespace {

/// RFC 1035 §3.2.1: RDLENGTH has 16 bits.
bool has_room(TextInput& in) noexcept
{
    return !in.out().failed() && in.rdata().size() <= max_octets;
}

/// Hints at the usual reason for a field too many: a text with blanks, or several values in one record.
std::string surplus_hint(TextInput& in, const Schema& schema)
{
    const auto surplus = in.rest().front().text;
    if (surplus.starts_with('#') || surplus.starts_with("//"))
        return in.form() + "; a comment begins with `;`";
    const auto last = schema.fields().back().kind;
    if (last == FieldKind::text || last == FieldKind::string || last == FieldKind::optional_string)
        return in.form() + "; a text with blanks needs quotes: \"...\"";
    if (schema.fields().size() == 1)
        return in.form() + "; write a record for each";
    return in.form();
}

bool read_fields(const Schema& schema, TextInput& in)
{
    for (const auto& field : schema.fields()) {
        in.begin(field);
        // Later fields look back at earlier ones, so these must be there.
        if (!read_field(field.kind, in) || !has_room(in))
            return false;
    }
    if (in.at_end())
        return true;
    return in.fail_at(in.position(), too_many_fields,
                      to_text(in.type()) + " has a field too many: " + quoted(in.rest().front().text),
                      surplus_hint(in, schema));
}

bool read_rdata(TextInput& in)
{
    if (is_generic_form(in.tokens()))
        return read_generic_form(in);
    if (const auto* const schema = find_schema(in.type()))
        return read_fields(*schema, in);
    return in.fail_at(0, generic_form_needed, "the fields of " + to_text(in.type()) + " are not known here",
                      "write the generic form: \\# length hex-digits, such as \\# 4 C0000201");
}

/// The octet behind each field in turn; nothing where all are good and fill the RDATA.
template <typename Visit>
error_code walk(const Schema& schema, Bytes rdata, Visit visit)
{
    std::size_t at = 0;
    for (const auto& field : schema.fields()) {
        const auto size = field_size(field.kind, rdata, at);
        if (!size)
            return size.error();
        visit(field, rdata.subspan(at, *size));
        at += *size;
    }
    return at == rdata.size() ? error_code{} : make_error_code(WireError::trailing_octets);
}

bool has_text_form(const Schema& schema, Bytes rdata) noexcept
{
    bool all = true;
    const auto error = walk(schema, rdata, [&](const Field& field, Bytes octets) {
        all = all && rdata::has_text_form(field.kind, octets);
    });
    return all && !error;
}

/// Copies the fields out of a message, names without their pointers.
error_code copy_fields(const Schema& schema, Bytes message, std::size_t offset, std::size_t end,
                       ByteWriter& out) noexcept
{
    const auto rdata = message.subspan(offset, end - offset);
    std::size_t at = 0;
    for (const auto& field : schema.fields()) {
        if (field.kind == FieldKind::name) {
            const auto name = UncheckedName{message.first(end), offset + at}.read();
            if (!name)
                return name.error();
            out.write(name->name.octets());
            at = name->end - offset;
            continue;
        }
        const auto size = field_size(field.kind, rdata, at);
        if (!size)
            return size.error();
        out.write(rdata.subspan(at, *size));
        at += *size;
    }
    return at == rdata.size() ? error_code{} : make_error_code(WireError::trailing_octets);
}

} // namespace

std::optional<TextError> from_text(RRType type, std::span<const TextToken> fields, NameView origin,
                                   ByteWriter& out)
{
    TextInput in{type, fields, origin, out};
    [[maybe_unused]] bool good = read_rdata(in);
    if (!has_room(in)) // whatever else it looked like
        good = in.fail(rdata_too_long, to_text(type) + " data is longer than 65535 octets", "shorten it");
    BOOST_ASSERT(good != in.error().has_value());
    BOOST_ASSERT(!good || !check(type, in.rdata()));
    return std::move(in.error());
}

void append_text(RRType type, Bytes rdata, std::string& out)
{
    const auto* const schema = find_schema(type);
    if (schema == nullptr || !has_text_form(*schema, rdata)) {
        append_generic_form(rdata, out);
        return;
    }
    const auto begin = out.size();
    static_cast<void>(walk(*schema, rdata, [&](const Field& field, Bytes octets) {
        const auto before = out.size();
        if (before != begin)
            out += ' ';
        const auto field_begin = out.size();
        append_field(field.kind, rdata, octets, out);
        if (out.size() == field_begin)
            out.resize(before);
    }));
}

error_code check(RRType type, Bytes rdata) noexcept
{
    if (rdata.size() > max_octets)
        return WireError::bad_rdata;
    const auto* const schema = find_schema(type);
    return schema != nullptr ? walk(*schema, rdata, [](const Field&, Bytes) {}) : error_code{};
}

error_code from_message(RRType type, Bytes message, std::size_t offset, std::size_t length,
                        ByteWriter& out) noexcept
{
    if (offset > message.size() || length > message.size() - offset)
        return WireError::cut_short;
    const auto* const schema = find_schema(type);
    if (schema != nullptr && schema->names >= NameHandling::decompress)
        return copy_fields(*schema, message, offset, offset + length, out);
    const auto rdata = message.subspan(offset, length);
    out.write(rdata);
    return check(type, rdata);
}

} // namespace namu::rdata
