#include "programs/papers/roff.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string_view>

using namu::papers::roff_literal;
using namu::papers::roff_text;
namespace data = boost::unit_test::data;

namespace {

struct Text {
    std::string_view plain;
    std::string_view roff;
};

std::ostream& operator<<(std::ostream& out, const Text& text)
{
    return out << text.plain;
}

// clang-format off
const Text texts[] = {
    {"",                         ""},
    {"a zone-file reader",       "a zone-file reader"},
    {"see --no-images",          "see \\-\\-no\\-images"},
    {"(--no-images) or -q",      "(\\-\\-no\\-images) or \\-q"},
    {"run `namu check --fix` so", "run \\fBnamu check \\-\\-fix\\fR so"},
    {"a `word",                  "a \\fBword\\fR"},
    {".conf is no request",      "\\&.conf is no request"},
    {"two\n'lines",              "two\n\\&\\(aqlines"},
    {"C:\\dir",                  "C:\\edir"},
    {"~/.local ^ \"x\"",         "\\(ti/.local \\(ha \\(dqx\\(dq"},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(roff)

BOOST_DATA_TEST_CASE(text_becomes_what_a_formatter_shows_again, data::make(texts), sample)
{
    BOOST_TEST(roff_text(sample.plain) == sample.roff);
}

BOOST_AUTO_TEST_CASE(a_literal_can_be_copied)
{
    BOOST_TEST(roff_literal("--zone `x` a-b") == "\\-\\-zone `x` a\\-b");
}

BOOST_AUTO_TEST_SUITE_END()
