#include "namu/zonefile/rules.hpp"

#include "zonefile/reading.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(rules)

BOOST_AUTO_TEST_CASE(every_id_is_there_once_in_small_letters_and_hyphens)
{
    std::set<std::string_view> ids;
    for (const namu::DiagnosticRule& rule : namu::zonefile_rules()) {
        BOOST_TEST_CONTEXT(rule.id)
        {
            BOOST_TEST(ids.insert(rule.id).second);
            BOOST_TEST((rule.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos));
        }
    }
    BOOST_TEST(ids.size() == 33U);
}

BOOST_AUTO_TEST_CASE(what_the_reader_reports_is_in_the_list)
{
    const auto reading = namu::testing::read_text("$X\na\n$GENERATE 1\n( (\n");

    BOOST_TEST_REQUIRE(reading.diagnostics.errors() == 4U);
    for (const namu::Diagnostic& diagnostic : reading.diagnostics.kept())
        BOOST_TEST(
            std::ranges::count(namu::zonefile_rules(), diagnostic.rule->id, &namu::DiagnosticRule::id) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
