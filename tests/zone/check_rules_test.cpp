#include "namu/zone/check/rules.hpp"

#include <set>

#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

BOOST_AUTO_TEST_SUITE(check_rules)

BOOST_AUTO_TEST_CASE(every_rule_has_an_id_of_its_own)
{
    std::set<std::string_view> ids;
    for (const DiagnosticRule& rule : zone_rules())
        BOOST_TEST(ids.insert(rule.id).second, rule.id);
}

BOOST_AUTO_TEST_CASE(every_rule_says_where_it_is_written)
{
    for (const DiagnosticRule& rule : zone_rules())
        BOOST_TEST(rule.source.starts_with("RFC "), rule.id);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
