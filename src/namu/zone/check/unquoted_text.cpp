#include "namu/base/ascii.hpp"
#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace namu {
namespace {

/// Texts that go on after their version with `;`, which begins a comment outside of quotes (RFC 7489 §6.4,
/// RFC 6376 §3.6.1, RFC 8461 §3.1, RFC 8460 §3).
constexpr std::array<std::string_view, 4> versions_before_semicolon{"v=DMARC1", "v=DKIM1", "v=STSv1",
                                                                    "v=TLSRPTv1"};

bool is_cut(std::string_view first, Bytes more)
{
    return more.empty() &&
           std::ranges::find(versions_before_semicolon, first) != versions_before_semicolon.end();
}

/// The strings of a record are put together without blanks (RFC 7208 §3.3).
bool has_lost_its_blanks(std::string_view first, Bytes more)
{
    return equal_ignoring_case(first, "v=spf1") && more.size() > 1 && more[0] != 0 && more[1] != ' ';
}

void check_text(const CheckedRRset& texts, std::size_t record, Bytes rdata, Diagnostics& diagnostics)
{
    const std::string_view first = as_text(rdata.subspan(1, rdata[0]));
    const Bytes more = rdata.subspan(1U + rdata[0]);
    if (is_cut(first, more))
        diagnostics.report({&zone_rule::unquoted_text,
                            texts.position(record).rdata(),
                            "the text of " + quoted(texts.owner()) + " ends after `" + std::string{first} +
                                "`: outside of quotes `;` begins a comment",
                            "put the whole text in quotes: \"" + std::string{first} + "; ...\"",
                            {}});
    else if (has_lost_its_blanks(first, more))
        diagnostics.report({&zone_rule::unquoted_text,
                            texts.position(record).rdata(),
                            "the SPF record of " + quoted(texts.owner()) +
                                " has several strings, which are read as one, without blanks between them",
                            "put the whole text in quotes: \"v=spf1 mx -all\"",
                            {}});
}

} // namespace

void check_unquoted_text(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::TXT, [&](const CheckedRRset& rrset) {
        if (rrset.node().is_occluded())
            return;
        std::size_t record = 0;
        for (const Bytes rdata : rrset.records())
            check_text(rrset, record++, rdata, diagnostics);
    });
}

} // namespace namu
