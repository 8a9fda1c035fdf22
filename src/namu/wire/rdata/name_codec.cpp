#include "namu/wire/rdata/name_codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/name_builder.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/text_escape.hpp"

#include <string_view>

namespace namu::rdata {
namespace {

/// Octets of the label that is written at `at`.
std::size_t label_octets(std::string_view text, std::size_t at)
{
    std::size_t octets = 0;
    while (at < text.size() && text[at] != '.' && read_octet(text, at) >= 0)
        ++octets;
    return octets;
}

bool fail_name(TextInput& in, std::string_view text, error_code error, std::size_t failed_at)
{
    const auto subject = in.subject() + ' ' + quoted(text);
    if (error == WireError::bad_escape)
        return in.fail(bad_escape, subject + " has a bad escape: " + quoted(text.substr(failed_at, 4)),
                       "after a backslash write one character that is no digit, or three digits up to 255");
    if (error == WireError::empty_label)
        return in.fail(empty_label, subject + " has an empty label",
                       "one dot between labels and none in front; the root alone is `.`");
    if (error == WireError::label_too_long)
        return in.fail(label_too_long,
                       in.subject() + ": a label is " + std::to_string(label_octets(text, failed_at)) +
                           " octets long, limit 63",
                       "shorten " + quoted(text.substr(failed_at)));
    const bool relative = !text.ends_with('.');
    return in.fail(name_too_long, in.subject() + " is longer than 255 octets",
                   relative ? "shorten it; without a final dot the origin " + in.origin().to_text() +
                                  " is part of it"
                            : "shorten it");
}

constexpr std::size_t rrsig_labels_at = 3;

/// RFC 4034 §3.1.3, §3.1.7: the signer is the zone of the owner, so the owner has at least its labels.
bool are_labels_of(NameView signer, Bytes rrsig) noexcept
{
    return rrsig[rrsig_labels_at] >= signer.label_count();
}

} // namespace

bool read_name(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    if (token->text == "@") {
        in.out().write(in.origin().octets());
        return true;
    }
    NameBuilder builder;
    if (const auto error = builder.append_text(token->text))
        return fail_name(in, token->text, error, builder.failed_at());
    if (!builder.has_final_dot()) {
        if (const auto error = builder.append_name(in.origin()))
            return fail_name(in, token->text, error, 0);
    }
    in.out().write(builder.finish().octets());
    return true;
}

bool read_signer(TextInput& in)
{
    const auto begin = in.rdata().size();
    if (!read_name(in))
        return false;
    if (in.out().failed())
        return true; // the caller reports that there is no room
    const auto signer = NameView::trusted_at(in.rdata().subspan(begin).data());
    if (are_labels_of(signer, in.rdata()))
        return true;
    return in.fail(
        bad_signer,
        in.subject() + ' ' + quoted(signer.to_text()) + " has " + std::to_string(signer.label_count()) +
            " labels, but the signed name is said to have " + std::to_string(in.rdata()[rrsig_labels_at]),
        "the signer is the zone of the signed name, with a final dot where it is written in full; "
        "sign the zone again where labels or signer were changed");
}

bool read_names(TextInput& in)
{
    while (!in.at_end()) {
        if (!read_name(in))
            return false;
    }
    return true;
}

Result<std::size_t> name_size(Bytes rest) noexcept
{
    std::size_t at = 0;
    for (;;) {
        if (at >= rest.size())
            return WireError::cut_short;
        const std::size_t length = rest[at];
        if (length > max_label_octets)
            return WireError::bad_label_type;
        at += length + 1;
        if (at > max_name_octets)
            return WireError::name_too_long;
        if (length == 0)
            return at;
    }
}

Result<std::size_t> signer_size(Bytes rdata, std::size_t at) noexcept
{
    const auto size = name_size(rdata.subspan(at));
    if (size && !are_labels_of(NameView::trusted(rdata.subspan(at).data(), *size), rdata))
        return WireError::bad_rdata;
    return size;
}

Result<std::size_t> names_size(Bytes rest) noexcept
{
    std::size_t at = 0;
    while (at < rest.size()) {
        const auto size = name_size(rest.subspan(at));
        if (!size)
            return size.error();
        at += *size;
    }
    return at;
}

void append_name(Bytes octets, std::string& out)
{
    out += NameView::trusted(octets.data(), octets.size()).to_text();
}

void append_names(Bytes octets, std::string& out)
{
    for (std::string_view separator; !octets.empty(); separator = " ") {
        const auto name = NameView::trusted_at(octets.data());
        out += separator;
        append_name(name.octets(), out);
        octets = octets.subspan(name.size());
    }
}

} // namespace namu::rdata
