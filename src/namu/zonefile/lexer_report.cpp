#include "namu/zonefile/lexer_report.hpp"

#include "namu/zonefile/rules.hpp"

#include <string_view>

namespace namu {

void tell_lexer_problem(const Lexer::Problem& problem, const Report& report)
{
    const SourceSpan where = report.span(std::string_view{problem.at, 1});
    switch (problem.kind) {
    case Lexer::Problem::Kind::unclosed_quote:
        report.tell(
            zonefile_rule::unclosed_quote, where, "the quote that opens here is never closed",
            "put `\"` behind the last character of the string; a quote inside of it is written as `\\\"`");
        break;
    case Lexer::Problem::Kind::unclosed_parenthesis:
        report.tell(zonefile_rule::unclosed_parenthesis, where,
                    "the parenthesis that opens here is never closed",
                    "put `)` behind the last field of the record");
        break;
    case Lexer::Problem::Kind::nested_parenthesis:
        report.tell(zonefile_rule::nested_parenthesis, where, "a parenthesis opens inside of parentheses",
                    "parentheses only join lines; one pair is enough",
                    {{report.span(std::string_view{problem.opened, 1}), "the outer parenthesis opens here"}});
        break;
    case Lexer::Problem::Kind::stray_parenthesis:
        report.tell(zonefile_rule::stray_parenthesis, where,
                    "no parenthesis is open that this one could close",
                    "take it away, or put `(` before the first field of the record that the lines belong to");
        break;
    case Lexer::Problem::Kind::entry_too_long:
        report.tell(zonefile_rule::entry_too_long, where,
                    "the entry has more fields than any record can hold", "RDATA has at most 65535 octets");
        break;
    }
}

} // namespace namu
