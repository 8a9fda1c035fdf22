#include "namu/tree/rules.hpp"

#include <algorithm>
#include <string_view>

#include <boost/test/unit_test.hpp>

namespace {

BOOST_AUTO_TEST_CASE(every_rule_has_an_id_of_its_own)
{
    const auto rules = namu::all_diagnostic_rules();

    const auto same = std::ranges::adjacent_find(rules, {}, &namu::DiagnosticRule::id);
    BOOST_TEST_REQUIRE(!rules.empty());
    BOOST_TEST((same == rules.end()), (same != rules.end() ? (*same)->id : std::string_view{}));
}

BOOST_AUTO_TEST_CASE(ids_are_small_letters_digits_and_dashes)
{
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
    for (const namu::DiagnosticRule* rule : namu::all_diagnostic_rules())
        BOOST_TEST(rule->id.find_first_not_of(allowed) == std::string_view::npos, rule->id);
}

BOOST_AUTO_TEST_CASE(the_rules_of_every_layer_are_among_them)
{
    const auto rules = namu::all_diagnostic_rules();
    for (const std::string_view id : {"bad-ipv4", "unclosed-quote", "no-soa", "zone-given-twice"})
        BOOST_TEST((std::ranges::find(rules, id, &namu::DiagnosticRule::id) != rules.end()), id);
}

} // namespace
