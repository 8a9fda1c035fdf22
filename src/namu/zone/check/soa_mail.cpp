#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/soa_fields.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <string>

namespace namu {
namespace {

/// `john.doe@example.com.` is `john\.doe.example.com.` in an SOA: the at sign becomes a dot, and dots in front
/// of it are escaped (RFC 1035 §8).
std::string as_mail_name(NameView name, NameView apex)
{
    const std::string text = name.to_text();
    const std::size_t at = text.find('@');
    std::string user = text.substr(0, at);
    if (user.ends_with('\\')) // that of the at sign itself
        user.pop_back();
    std::string out;
    for (const char c : user) {
        if (c == '.' && !out.ends_with('\\'))
            out += '\\';
        out += c;
    }
    out += '.' + text.substr(at + 1);

    // Who writes an at sign does not write the final dot either.
    const std::string origin = apex.to_text();
    if (out.ends_with('.' + origin + origin))
        out.resize(out.size() - origin.size());
    return out;
}

bool has_at(NameView name)
{
    // An octet that tells the length of a label is below that of an at sign.
    return std::ranges::count(name.octets(), std::uint8_t{'@'}) != 0;
}

} // namespace

void check_soa_mail(const CheckInput& input, Diagnostics& diagnostics)
{
    const auto soa = find_rrset(input, input.zone.apex_node(), RRType::SOA);
    if (!soa)
        return;
    const NameView apex = input.zone.apex();
    const NameView mail = read_soa(soa->records().front()).mail;
    const SourceSpan where = soa->position().rdata();
    if (has_at(mail)) {
        diagnostics.report(
            {&zone_rule::soa_mail_has_at,
             where,
             "the mail address of the SOA record has an `@`: " + quoted(mail),
             "write the address with a dot in place of the `@`: `" + as_mail_name(mail, apex) + '`',
             {}});
    } else if (mail.label_count() < 2 || mail == apex) {
        diagnostics.report(
            {&zone_rule::soa_mail_without_domain,
             where,
             "the mail address of the SOA record, " + quoted(mail) + ", is not user and domain",
             "write the address with a dot in place of the `@`: `hostmaster.example.com.`",
             {}});
    }
}

} // namespace namu
