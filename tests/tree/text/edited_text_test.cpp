#include "namu/tree/text/edited_text.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(edited_text)

std::string lines(int first, int last)
{
    std::string text;
    for (int i = first; i <= last; ++i)
        text += std::to_string(i) + "\n";
    return text;
}

std::string diff_head()
{
    return "--- a/f\n+++ b/f\n";
}

struct Sample {
    std::string text;
    std::vector<TextEdit> edits;
    std::string edited;
    std::string hunks;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.edited;
}

// clang-format off
const Sample samples[] = {
    {"a\nb\nc\n", {{2, 3, "x"}},                 "a\nx\nc\n",    "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
    {"a\nb\nc\n", {{2, 4, ""}},                  "a\nc\n",       "@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
    {"a\nb\n",    {{2, 2, "x\n"}},               "a\nx\nb\n",    "@@ -1,2 +1,3 @@\n a\n+x\n b\n"},
    {"a\nb\n",    {{0, 0, "x\n"}},               "x\na\nb\n",    "@@ -1,2 +1,3 @@\n+x\n a\n b\n"},
    {"a\nb\n",    {{4, 4, "x\n"}},               "a\nb\nx\n",    "@@ -1,2 +1,3 @@\n a\n b\n+x\n"},
    {"a\nb",      {{3, 3, "\nx\n"}},             "a\nb\nx\n",    "@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+x\n"},
    {"a\nb",      {{0, 1, "x"}},                 "x\nb",         "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n"},
    {"",          {{0, 0, "x\n"}},               "x\n",          "@@ -0,0 +1,1 @@\n+x\n"},
    {"a\n",       {{0, 2, ""}},                  "",             "@@ -1,1 +0,0 @@\n-a\n"},
    {"a b c\nd\n", {{4, 5, "z"}, {0, 1, "x"}},   "x b z\nd\n",   "@@ -1,2 +1,2 @@\n-a b c\n+x b z\n d\n"},
    {"a\nb\nc\n", {{2, 4, ""}, {2, 2, "x\n"}},   "a\nx\nc\n",    "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
    {"a\nb\nc\n", {{2, 4, ""}, {4, 4, "x\n"}},   "a\nx\nc\n",    "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
    {"a\nb\n",    {{2, 2, "x\n"}, {2, 2, "y\n"}}, "a\nx\ny\nb\n", "@@ -1,2 +1,4 @@\n a\n+x\n+y\n b\n"},
    {"a\n",       {},                            "a\n",          ""},
};
// clang-format on

BOOST_DATA_TEST_CASE(edits_change_the_text_and_the_difference_shows_it, data::make(samples), sample)
{
    EditedText text{sample.text};

    text.apply(sample.edits);

    BOOST_TEST(text.text() == sample.edited);
    BOOST_TEST(text.unified_diff("f") == (sample.hunks.empty() ? "" : diff_head() + sample.hunks));
}

BOOST_AUTO_TEST_CASE(changes_far_apart_are_hunks_of_their_own)
{
    EditedText text{lines(1, 9) + lines(1, 9)};

    text.apply({{0, 1, "x"}, {34, 35, "y"}});

    BOOST_TEST(text.unified_diff("f") == diff_head() + "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n" +
                                             "@@ -15,4 +15,4 @@\n 6\n 7\n 8\n-9\n+y\n");
}

BOOST_AUTO_TEST_CASE(changes_with_six_lines_between_them_are_one_hunk)
{
    EditedText text{lines(1, 9)};

    text.apply({{2, 3, "x"}, {16, 17, "y"}});

    BOOST_TEST(text.unified_diff("f") ==
               diff_head() + "@@ -1,9 +1,9 @@\n 1\n-2\n+x\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+y\n");
}

BOOST_AUTO_TEST_CASE(the_difference_is_that_from_the_beginning)
{
    EditedText text{"a\nb\nc\n"};

    text.apply({{2, 2, "x\n"}});
    text.apply({{2, 3, "longer"}});
    text.apply({{0, 2, ""}});

    BOOST_TEST(text.text() == "longer\nb\nc\n");
    BOOST_TEST(text.unified_diff("f") == diff_head() + "@@ -1,3 +1,3 @@\n-a\n+longer\n b\n c\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
