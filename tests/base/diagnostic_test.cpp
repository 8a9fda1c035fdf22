#include "namu/base/diagnostic.hpp"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

constexpr DiagnosticRule mistake{"mistake", Severity::error};
constexpr DiagnosticRule doubt{"doubt", Severity::warning};

Diagnostic at(const DiagnosticRule& rule, std::uint64_t offset, std::string message = "")
{
    return {.rule = &rule, .where = {SourcePosition{0, offset}, 1}, .message = std::move(message)};
}

std::vector<std::string> messages(const Diagnostics& diagnostics)
{
    std::vector<std::string> all;
    for (const auto& diagnostic : diagnostics.kept())
        all.push_back(diagnostic.message);
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagnostic)

BOOST_AUTO_TEST_CASE(errors_and_warnings_are_counted_apart)
{
    Diagnostics diagnostics;
    BOOST_TEST(!diagnostics.has_errors());
    diagnostics.report(at(doubt, 1));
    BOOST_TEST(!diagnostics.has_errors());
    diagnostics.report(at(mistake, 2));
    diagnostics.report(at(doubt, 3));

    BOOST_TEST(diagnostics.has_errors());
    BOOST_TEST(diagnostics.errors() == 1U);
    BOOST_TEST(diagnostics.warnings() == 2U);
    BOOST_TEST(diagnostics.left_out() == 0U);
}

BOOST_AUTO_TEST_CASE(beyond_the_limit_diagnostics_are_counted_only)
{
    Diagnostics diagnostics{2};
    for (std::uint64_t i = 0; i < 5; ++i)
        diagnostics.report(at(mistake, i, std::to_string(i)));

    BOOST_TEST(diagnostics.is_full());
    BOOST_TEST(messages(diagnostics) == (std::vector<std::string>{"0", "1"}),
               boost::test_tools::per_element());
    BOOST_TEST(diagnostics.errors() == 5U);
    BOOST_TEST(diagnostics.left_out() == 3U);
}

BOOST_AUTO_TEST_CASE(an_error_takes_the_room_of_a_warning)
{
    Diagnostics diagnostics{2};
    diagnostics.report(at(doubt, 1, "first warning"));
    diagnostics.report(at(mistake, 2, "first error"));
    diagnostics.report(at(doubt, 3, "second warning"));
    diagnostics.report(at(mistake, 4, "second error"));
    diagnostics.report(at(mistake, 5, "third error"));

    const std::vector<std::string> expected{"second error", "first error"};
    BOOST_TEST(messages(diagnostics) == expected, boost::test_tools::per_element());
    BOOST_TEST(diagnostics.errors() == 3U);
    BOOST_TEST(diagnostics.warnings() == 2U);
    BOOST_TEST(diagnostics.left_out() == 3U);
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_does_not_count)
{
    Diagnostics diagnostics;
    diagnostics.report(at(mistake, 1, "stays"));
    diagnostics.report(at(mistake, 2, "goes"));
    diagnostics.report(at(doubt, 2, "another rule"));

    diagnostics.take_back(mistake, SourcePosition{0, 2});

    BOOST_TEST(messages(diagnostics) == (std::vector<std::string>{"stays", "another rule"}),
               boost::test_tools::per_element());
    BOOST_TEST(diagnostics.errors() == 1U);
    BOOST_TEST(diagnostics.warnings() == 1U);
    diagnostics.take_back(mistake, SourcePosition{0, 1});
    BOOST_TEST(!diagnostics.has_fatal_errors());
}

BOOST_AUTO_TEST_CASE(a_limit_of_nothing_keeps_nothing)
{
    Diagnostics diagnostics{0};
    diagnostics.report(at(mistake, 1));
    BOOST_TEST(diagnostics.kept().empty());
    BOOST_TEST(diagnostics.has_errors());
}

BOOST_AUTO_TEST_CASE(sorting_goes_by_place_and_keeps_the_order_at_one_place)
{
    Diagnostics diagnostics;
    diagnostics.report(at(mistake, 9, "ninth"));
    diagnostics.report(at(doubt, 3, "third, told first"));
    diagnostics.report(at(mistake, 3, "third, told last"));
    diagnostics.report({.rule = &mistake, .where = {}, .message = "whole zone"});
    diagnostics.sort();

    const std::vector<std::string> expected{"whole zone", "third, told first", "third, told last", "ninth"};
    BOOST_TEST(messages(diagnostics) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_another_one_only_counted_is_taken_over_as_well)
{
    Diagnostics some{1};
    some.report(at(mistake, 1, "kept"));
    some.report(at(mistake, 2, "counted"));
    Diagnostics all;
    all.report(at(doubt, 3, "first"));

    all.take(std::move(some));

    BOOST_TEST(messages(all) == (std::vector<std::string>{"first", "kept"}),
               boost::test_tools::per_element());
    BOOST_TEST(all.errors() == 2U);
    BOOST_TEST(all.warnings() == 1U);
    BOOST_TEST(all.left_out() == 1U);
    BOOST_TEST(all.has_fatal_errors());
}

BOOST_AUTO_TEST_SUITE_END()
