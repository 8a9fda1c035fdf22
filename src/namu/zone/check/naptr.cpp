#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

struct Rewriting {
    Bytes expression;
    NameView replacement;
};

/// RFC 3403 §4.1: order, preference, flags, services, regular expression, replacement.
Rewriting read_naptr(Bytes rdata)
{
    constexpr std::size_t numbers = 4;
    Bytes rest = rdata.subspan(numbers);
    for (int skipped = 0; skipped < 2; ++skipped) // flags, services
        rest = rest.subspan(1U + rest[0]);
    return {rest.subspan(1, rest[0]), NameView::trusted_at(rest.data() + 1 + rest[0])};
}

} // namespace

void check_naptr(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::NAPTR, [&](const CheckedRRset& rrset) {
        std::size_t record = 0;
        for (const Bytes rdata : rrset.records()) {
            const RecordPosition where = rrset.position(record++);
            const Rewriting rewriting = read_naptr(rdata);
            if (rewriting.expression.empty() || rewriting.replacement.is_root())
                continue;
            diagnostics.report({&zone_rule::naptr_with_both,
                                where.rdata(),
                                "this NAPTR record has a regular expression and a replacement, " +
                                    quoted(rewriting.replacement) + "; clients take it for broken",
                                "let the expression be `\"\"`, or the replacement `.`",
                                {}});
        }
    });
}

} // namespace namu
