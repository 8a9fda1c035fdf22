#include "namu/base/ascii.hpp"
#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace namu {
namespace {

/// RFC 7208 §4.5: the text begins with the version, and with nothing or a blank behind it.
bool is_spf(Bytes rdata)
{
    constexpr std::string_view version = "v=spf1";
    std::string text; // the strings of one record are read as one (RFC 7208 §3.3)
    for (Bytes rest = rdata; !rest.empty() && text.size() <= version.size();
         rest = rest.subspan(1U + rest[0]))
        text += as_text(rest.subspan(1, rest[0]));
    return equal_ignoring_case(std::string_view{text}.substr(0, version.size()), version) &&
           (text.size() == version.size() || text[version.size()] == ' ');
}

void check_texts(const CheckedRRset& texts, Diagnostics& diagnostics)
{
    std::optional<RecordPosition> first;
    const auto order = texts.in_file_order();
    for (const std::size_t number : order) {
        auto record = texts.records().begin();
        for (std::size_t i = 0; i < number; ++i)
            ++record;
        if (!is_spf(*record))
            continue;
        if (!first) {
            first = texts.position(number);
            continue;
        }
        diagnostics.report(
            {&zone_rule::several_spfs,
             texts.position(number).owner(),
             quoted(texts.owner()) + " has another SPF record already; receivers of mail then use none",
             "make one record of them: `v=spf1` once, then all mechanisms, `all` last",
             {{first->owner(), "the first one is here"}}});
    }
}

void check_type(const CheckedRRset& rrset, Diagnostics& diagnostics)
{
    diagnostics.report(
        {&zone_rule::spf_type,
         rrset.first_written().owner(),
         "the type SPF of " + quoted(rrset.owner()) + " is out of use; nobody asks for it any more",
         "write the same text as a TXT record",
         {}});
}

} // namespace

void check_spf(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::TXT, [&](const CheckedRRset& rrset) {
        if (!rrset.node().is_occluded() && rrset.records().size() > 1)
            check_texts(rrset, diagnostics);
    });
    for_each_rrset(input, RRType::SPF, [&](const CheckedRRset& rrset) {
        if (!rrset.node().is_occluded())
            check_type(rrset, diagnostics);
    });
}

} // namespace namu
