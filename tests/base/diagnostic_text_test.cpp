#include "namu/base/diagnostic_text.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

constexpr DiagnosticRule too_long{"label-too-long", Severity::error, "RFC 1035 §2.3.4"};
constexpr DiagnosticRule doubt{"doubt", Severity::warning};

struct Excerpt {
    std::string what;
    std::string text;
    std::uint64_t offset;
    std::uint32_t length;
    std::string expected; // below the first line
};

std::ostream& operator<<(std::ostream& out, const Excerpt& excerpt)
{
    return out << excerpt.what;
}

const std::string hundred(100, 'x');

// clang-format off
const Excerpt excerpts[] = {
    {"a span", "www A 192.0.2.256\n", 6, 11,
     "    1 | www A 192.0.2.256\n"
     "      |       ^~~~~~~~~~~\n"},
    {"one octet", "www A 1\n", 6, 1,
     "    1 | www A 1\n"
     "      |       ^\n"},
    {"no length is a lone caret", "www A 1\n", 4, 0,
     "    1 | www A 1\n"
     "      |     ^\n"},
    {"a span ends with its line", "www A\nmail A 1\n", 4, 200,
     "    1 | www A\n"
     "      |     ^\n"},
    {"behind the last octet of the text", "www A", 5, 1,
     "    1 | www A\n"
     "      |      ^\n"},
    {"a tab is one blank, so that the mark stands right", "www\tA\t1.2\n", 6, 3,
     "    1 | www A 1.2\n"
     "      |       ^~~\n"},
    {"control characters cannot upset the screen", std::string{"a\0\x1b[31m\x7f z\r\n", 11}, 8, 1,
     "    1 | a??[31m? z\n"
     "      |         ^\n"},
    {"octets that are no UTF-8", "a\xff\xc3 b\n", 4, 1,
     "    1 | a?? b\n"
     "      |     ^\n"},
    {"a letter of two octets takes one column", "größe A x\n", 10, 1,
     "    1 | größe A x\n"
     "      |         ^\n"},
    {"a Hangul letter takes two columns", "나무 A x\n", 9, 1,
     "    1 | 나무 A x\n"
     "      |        ^\n"},
    {"wide letters are underlined whole", "x 나무 A\n", 2, 6,
     "    1 | x 나무 A\n"
     "      |   ^~~~\n"},
    {"the line number is kept to the right", std::string(99, '\n') + "x", 99, 1,
     "  100 | x\n"
     "      | ^\n"},
    {"a line number of six digits", std::string(123'455, '\n') + "x", 123'455, 1,
     "123456 | x\n"
     "       | ^\n"},
    {"the begin of a long line", "bad" + hundred + hundred, 0, 3,
     "    1 | bad" + hundred + std::string(17, 'x') + "...\n"
     "      | ^~~\n"},
    {"the middle of a long line", hundred + "bad" + hundred, 100, 3,
     "    1 | ..." + std::string(60, 'x') + "bad" + std::string(57, 'x') + "...\n"
     "      |    " + std::string(60, ' ') + "^~~\n"},
    {"the end of a long line", hundred + hundred + "bad", 200, 3,
     "    1 | ..." + std::string(60, 'x') + "bad\n"
     "      |    " + std::string(60, ' ') + "^~~\n"},
    {"a span longer than what is shown", hundred + hundred + hundred, 100, 200,
     "    1 | ..." + hundred + std::string(20, 'x') + "...\n"
     "      |    " + std::string(60, ' ') + "^" + std::string(59, '~') + "\n"},
    {"a line of exactly the width is shown whole", hundred + std::string(17, 'x') + "bad", 117, 3,
     "    1 | " + hundred + std::string(17, 'x') + "bad\n"
     "      | " + std::string(117, ' ') + "^~~\n"},
};
// clang-format on

Diagnostic diagnostic_at(SourceSpan where)
{
    return {.rule = &too_long, .where = where, .message = "label is 64 octets long, limit 63"};
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagnostic_text)

BOOST_DATA_TEST_CASE(the_source_line_is_shown_with_a_mark_below_it, data::make(excerpts))
{
    SourceMap sources;
    const auto id = sources.add("home.zone", sample.text);

    const std::string text =
        to_text(diagnostic_at({{id, sample.offset}, sample.length}), sources, Colour::never);

    BOOST_TEST(text.substr(text.find('\n') + 1) == sample.expected);
}

BOOST_AUTO_TEST_CASE(place_severity_message_id_and_rule_make_the_first_line)
{
    SourceMap sources;
    const auto id = sources.add("zones/home.zone", "\n  label A 192.0.2.1\n");

    BOOST_TEST(
        to_text(diagnostic_at({{id, 3}, 5}), sources, Colour::never) ==
        "zones/home.zone:2:3: error: label is 64 octets long, limit 63 [label-too-long, RFC 1035 §2.3.4]\n"
        "    2 |   label A 192.0.2.1\n"
        "      |   ^~~~~\n");
}

BOOST_AUTO_TEST_CASE(a_rule_without_a_source_and_a_place_without_a_line_are_left_out)
{
    const SourceMap sources;
    const Diagnostic warning{.rule = &doubt, .where = {}, .message = "zone has one name server only"};

    BOOST_TEST(to_text(warning, sources, Colour::never) ==
               "warning: zone has one name server only [doubt]\n");
}

BOOST_AUTO_TEST_CASE(notes_come_before_the_hint_and_the_chain_of_includes_last)
{
    SourceMap sources;
    const auto top = sources.add("top.zone", "; comment\n$INCLUDE mid.inc\n");
    const auto mid = sources.add("mid.inc", "$INCLUDE low.inc\n", {top, 10});
    const auto low = sources.add("low.inc", "www A (\n  300\n", {mid, 0});
    Diagnostic error = diagnostic_at({{low, 10}, 3});
    error.hint = "shorten the label";
    error.notes.push_back({{{low, 6}, 1}, "opened here"});
    error.notes.push_back({{}, "a note without a place"});

    BOOST_TEST(to_text(error, sources, Colour::never) ==
               "low.inc:2:3: error: label is 64 octets long, limit 63 [label-too-long, RFC 1035 §2.3.4]\n"
               "    2 |   300\n"
               "      |   ^~~\n"
               "low.inc:1:7: note: opened here\n"
               "    1 | www A (\n"
               "      |       ^\n"
               "note: a note without a place\n"
               "      = hint: shorten the label\n"
               "      = included from mid.inc:1\n"
               "      = included from top.zone:2\n");
}

BOOST_AUTO_TEST_CASE(a_note_may_point_into_another_file_and_a_patch_closes_it)
{
    SourceMap sources;
    SourceMap others;
    const auto id = sources.add("a.zone", "www A 192.0.2.1\n");
    const auto other = others.add("b.zone", "\nftp A 192.0.2.2\n");
    Diagnostic error{&too_long, {{id, 0}, 3}, "differs"};
    error.notes.push_back({{{other, 1}, 3}, "from this", &others});
    error.patch = "--- a/a.zone\n";

    const std::string text = to_text(error, sources, Colour::never);

    BOOST_TEST(text.find("b.zone:2:1: note: from this\n    2 | ftp A 192.0.2.2\n") != std::string::npos);
    BOOST_TEST(text.ends_with("--- a/a.zone\n"));
}

BOOST_AUTO_TEST_CASE(colours_only_add_escape_sequences)
{
    SourceMap sources;
    const auto id = sources.add("home.zone", "www A 1\n");
    Diagnostic error = diagnostic_at({{id, 6}, 1});
    error.notes.push_back({{{id, 0}, 3}, "this owner"});

    std::string vivid = to_text(error, sources, Colour::always);
    BOOST_TEST(vivid.starts_with("\x1b[1mhome.zone:1:7:\x1b[0m \x1b[1;31merror: \x1b[0m\x1b[1mlabel"));
    std::size_t escapes = 0;
    for (auto at = vivid.find('\x1b'); at != std::string::npos; at = vivid.find('\x1b')) {
        vivid.erase(at, vivid.find('m', at) + 1 - at);
        ++escapes;
    }
    BOOST_TEST(vivid == to_text(error, sources, Colour::never));
    BOOST_TEST(escapes % 2 == 0U); // each one that is turned on is turned off
}

BOOST_AUTO_TEST_CASE(a_summary_counts_in_proper_plurals)
{
    const auto summary_of = [](int errors, int warnings) {
        Diagnostics diagnostics{1};
        for (int i = 0; i < errors; ++i)
            diagnostics.report({.rule = &too_long, .where = {}, .message = ""});
        for (int i = 0; i < warnings; ++i)
            diagnostics.report({.rule = &doubt, .where = {}, .message = ""});
        return summary(diagnostics);
    };
    BOOST_TEST(summary_of(0, 0) == "");
    BOOST_TEST(summary_of(1, 0) == "1 error");
    BOOST_TEST(summary_of(2, 0) == "2 errors");
    BOOST_TEST(summary_of(0, 1) == "1 warning");
    BOOST_TEST(summary_of(2, 1) == "2 errors and 1 warning");
    BOOST_TEST(summary_of(1, 3) == "1 error and 3 warnings");
}

BOOST_AUTO_TEST_CASE(colours_can_be_taken_away_again)
{
    SourceMap sources;
    const Diagnostic diagnostic{
        .rule = &doubt, .where = {}, .message = "to be or not", .hint = "that is the question"};
    const std::string coloured = to_text(diagnostic, sources, Colour::always);

    BOOST_TEST(coloured != to_text(diagnostic, sources, Colour::never));
    BOOST_TEST(without_colours(coloured) == to_text(diagnostic, sources, Colour::never));
    BOOST_TEST(without_colours("") == "");
    BOOST_TEST(without_colours("cut off\x1b[1;3") == "cut off");
}

BOOST_AUTO_TEST_SUITE_END()
