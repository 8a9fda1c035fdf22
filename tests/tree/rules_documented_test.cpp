#include "namu/tree/rules.hpp"

#include "namu/config/rules.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/load/rules.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zonefile/rules.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

const fs::path tests = namu::testing::tests_folder();
const fs::path page = tests.parent_path() / "docs" / "diagnostics.md";

std::vector<std::string> lines_of(const fs::path& path)
{
    std::vector<std::string> lines;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

/// A heading `### id` and the first line of words below it.
struct Entry {
    std::string id;
    std::string head;
};

std::vector<Entry> entries_of_page()
{
    constexpr std::string_view heading = "### ";
    std::vector<Entry> entries;
    for (const std::string& line : lines_of(page)) {
        if (line.starts_with(heading))
            entries.push_back({line.substr(heading.size()), ""});
        else if (!entries.empty() && entries.back().head.empty())
            entries.back().head = line;
    }
    return entries;
}

/// What the head of a rule's entry must be: `**error**, served all the same · RFC 1035 §5.2`.
std::string head_of(const DiagnosticRule& rule)
{
    std::string head = rule.severity == Severity::error ? "**error**" : "**warning**";
    if (rule.is_tolerable)
        head += ", served all the same";
    if (!rule.source.empty())
        head += " · " + std::string{rule.source};
    return head;
}

std::vector<std::string> ids_in_order(std::span<const DiagnosticRule> rules)
{
    std::vector<std::string> ids;
    for (const DiagnosticRule& rule : rules)
        ids.emplace_back(rule.id);
    std::ranges::sort(ids);
    return ids;
}

/// True where the id stands in the line and is no part of a longer one.
bool names(std::string_view line, std::string_view id)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    for (auto at = line.find(id); at != std::string_view::npos; at = line.find(id, at + 1)) {
        const std::string_view behind = line.substr(at + id.size(), 1);
        const std::string_view before = at == 0 ? std::string_view{} : line.substr(at - 1, 1);
        if (behind.find_first_of(letters) == std::string_view::npos &&
            before.find_first_of(letters) == std::string_view::npos)
            return true;
    }
    return false;
}

/// How a test names a rule by its constant: `_rule::bad_zone_name`.
std::string constant_of(const DiagnosticRule& rule)
{
    std::string constant = "_rule::" + std::string{rule.id};
    std::ranges::replace(constant, '-', '_');
    return constant;
}

/// All lines of tests in which an id means that the rule is tested: sources, and what a mistake must give.
std::vector<std::string> lines_of_tests()
{
    constexpr std::array<std::string_view, 2> about_all_rules{"rules_test.cpp", "rules_documented_test.cpp"};
    std::vector<std::string> found;
    for (const auto& file : fs::recursive_directory_iterator{tests}) {
        const std::string name = file.path().filename().string();
        const bool is_source =
            name.ends_with("_test.cpp") || name.ends_with("_test.py") || name == "faults.py";
        const bool is_mistake = name.ends_with(".zone") || name.ends_with(".toml");
        if ((!is_source && !is_mistake) || std::ranges::find(about_all_rules, name) != about_all_rules.end())
            continue;
        for (std::string& line : lines_of(file.path())) {
            if (is_source || line.starts_with("; expect: ") || line.starts_with("# expect: "))
                found.push_back(std::move(line));
        }
    }
    return found;
}

/// A rule by its id, as a sample of a table.
struct Rule {
    const DiagnosticRule* rule;
};

std::ostream& operator<<(std::ostream& out, const Rule& sample)
{
    return out << sample.rule->id;
}

std::vector<Rule> all_rules()
{
    std::vector<Rule> rules;
    for (const DiagnosticRule* rule : all_diagnostic_rules())
        rules.push_back({rule});
    for (const DiagnosticRule& rule : config_rules())
        rules.push_back({&rule});
    return rules;
}

BOOST_DATA_TEST_CASE(a_rule_has_one_entry_with_its_severity_and_source, data::make(all_rules()), sample)
{
    std::vector<std::string> heads;
    for (const Entry& entry : entries_of_page()) {
        if (entry.id == sample.rule->id)
            heads.push_back(entry.head);
    }

    BOOST_TEST(heads == std::vector<std::string>{head_of(*sample.rule)}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(entries_stand_by_layer_and_in_order_and_each_is_of_a_rule)
{
    std::vector<std::string> expected;
    for (const auto layer : {rdata::rules(), zonefile_rules(), zone_rules(), dnssec_rules(), load_rules(),
                             tree_rules(), config_rules()}) {
        const auto ids = ids_in_order(layer);
        expected.insert(expected.end(), ids.begin(), ids.end());
    }
    std::vector<std::string> found;
    for (const Entry& entry : entries_of_page())
        found.push_back(entry.id);

    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_rule_is_named_by_a_test)
{
    const auto lines = lines_of_tests();

    for (const auto& [rule] : all_rules()) {
        const std::string constant = constant_of(*rule);
        const bool is_named = std::ranges::any_of(lines, [&, id = rule->id](const std::string& line) {
            return names(line, id) || line.find(constant) != std::string::npos;
        });
        BOOST_TEST(is_named, rule->id);
    }
}

} // namespace
} // namespace namu
