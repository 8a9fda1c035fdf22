#include "namu/config/settings.hpp"

#include "namu/config/configuration_reader.hpp"
#include "programs/command_line.hpp"
#include "programs/serve_configuration.hpp"
#include "programs/serve_syntax.hpp"
#include "support.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace namu::config {
namespace {

/// The options of `namu serve` that are no settings.
constexpr std::array<std::string_view, 3> own_options{"config", "set", "print-config"};

/// A file in which every key has a value other than its default.
ConfigurationReader everything()
{
    ConfigurationReader reader;
    reader.read_file(namu::testing::tests_folder() / "config/mistakes/good/everything.toml");
    return reader;
}

bool is_repeated(std::string_view table)
{
    const auto found = std::ranges::find(tables(), table, &TableText::name);
    return found != tables().end() && found->is_repeated;
}

BOOST_AUTO_TEST_SUITE(settings_table)

BOOST_AUTO_TEST_CASE(each_key_is_there_once_with_its_help)
{
    std::set<std::string_view> keys;
    for (const AnySetting& any : all_settings()) {
        BOOST_TEST(keys.insert(any.text->key).second, any.text->key);
        BOOST_TEST(!any.text->help.empty(), any.text->key);
        BOOST_TEST((any.form == Form::truth || !any.text->value.empty()), any.text->key);
    }
}

BOOST_AUTO_TEST_CASE(each_row_is_found_in_a_table)
{
    const std::size_t rows =
        settings().size() + zone_settings().size() + listen_settings().size() + view_settings().size();

    BOOST_TEST(all_settings().size() == rows);
}

BOOST_AUTO_TEST_CASE(a_key_has_a_default_or_says_what_holds_without_it)
{
    for (const AnySetting& any : all_settings()) {
        const bool is_told = !any.default_value.empty() || !any.text->unset.empty() || any.text->is_required;
        BOOST_TEST(is_told, any.text->key);
    }
}

BOOST_AUTO_TEST_CASE(the_defaults_are_in_their_own_ranges)
{
    for (const AnySetting& any : all_settings()) {
        if (any.form != Form::number || any.default_value.empty())
            continue;
        const auto number = std::stoull(any.default_value);
        BOOST_TEST((number >= any.text->least && number <= any.text->most), any.text->key);
    }
}

BOOST_AUTO_TEST_CASE(a_file_with_every_key_has_every_key)
{
    const ConfigurationReader reader = everything();

    // Two keys stand against it: origin wants one file, and cookies that are off leave others without use.
    for (const AnySetting& any : all_settings()) {
        if (any.text->key != "origin" && any.text->key != "cookies.enabled")
            BOOST_TEST(reader.has_chosen(any.text->key), any.text->key);
    }
}

BOOST_AUTO_TEST_CASE(every_option_of_serve_is_a_setting_or_of_the_command_itself)
{
    std::set<std::string_view> known{own_options.begin(), own_options.end()};
    for (const AnySetting& any : all_settings())
        known.insert(any.text->option.name);
    for (const TableText& table : tables())
        known.insert(table.option.name);

    for (const Option& option : serve_syntax().options)
        BOOST_TEST(known.contains(option.name), option.name);
}

BOOST_AUTO_TEST_CASE(every_setting_with_an_option_is_an_option_of_serve_with_the_same_range)
{
    for (const AnySetting& any : all_settings()) {
        if (any.text->option.name.empty())
            continue;
        const auto option = std::ranges::find(serve_syntax().options, any.text->option.name, &Option::name);
        BOOST_TEST_REQUIRE((option != serve_syntax().options.end()), any.text->key);
        BOOST_TEST(option->number.has_value() == (any.form == Form::number), any.text->key);
        if (option->number)
            BOOST_TEST((option->number->least == any.text->least && option->number->most == any.text->most));
    }
}

/// A value that the setting takes: that of the file with every key, or the opposite of a default.
std::string some_value(const AnySetting& any, const Configuration& from)
{
    for (const Setting<Configuration>& row : settings()) {
        if (row.text.key == any.text->key && any.form != Form::truth)
            return row.write(from);
    }
    return any.default_value == "true" ? "false" : "true";
}

BOOST_AUTO_TEST_CASE(every_key_can_be_set_by_set)
{
    const ConfigurationReader all = everything();
    for (const AnySetting& any : all_settings()) {
        if (is_repeated(any.text->table()) || any.text->key == "origin")
            continue;
        ConfigurationReader reader;
        reader.read_setting(std::string{any.text->key} + " = " + some_value(any, all.configuration()));

        BOOST_TEST(testing::all_text(reader) == "");
        BOOST_TEST((reader.configuration() != Configuration{}), any.text->key);
        BOOST_TEST(reader.has_chosen(any.text->key), any.text->key);
    }
}

BOOST_AUTO_TEST_CASE(repeated_tables_can_be_set_by_set)
{
    ConfigurationReader reader;
    reader.read_setting("zone = [{name = 'a.example', file = 'a', serial = 'file'}]");
    reader.read_setting("listen = [{address = '::1', zones = ['a.example'], deny-query = ['::2']}]");
    reader.read_setting("view = [{name = 'in', clients = ['::1'], zones = ['b']}]");

    BOOST_TEST(testing::all_text(reader) == "");
    BOOST_TEST(reader.configuration().zone.at(0).serial.has_value());
    BOOST_TEST(reader.configuration().listen.at(0).access.deny.size() == 1U);
    BOOST_TEST(reader.configuration().view.at(0).name == "in");
}

/// The word on the command line that stands for a TOML value.
std::string as_word(std::string value)
{
    if (value.starts_with('['))
        value = value.substr(1, value.find_first_of(",]") - 1);
    if (value.starts_with('"'))
        value = value.substr(1, value.size() - 2);
    return value;
}

BOOST_AUTO_TEST_CASE(an_option_sets_what_its_key_sets)
{
    const ConfigurationReader all = everything();
    for (const AnySetting& any : all_settings()) {
        if (any.text->option.name.empty() || any.text->key == "origin")
            continue;
        const std::string option = "--" + std::string{any.text->option.name};
        const std::string value = some_value(any, all.configuration());
        const std::string word = as_word(value);
        std::vector<std::string_view> words{option};
        if (any.form != Form::truth)
            words.push_back(word);
        const auto parsed = parse_command_line(serve_syntax(), words);
        BOOST_TEST_REQUIRE(parsed.arguments.has_value(), option);
        ConfigurationReader by_option;
        const auto document = settings_in(*parsed.arguments);
        BOOST_TEST_REQUIRE(document.has_value(), option);
        by_option.read_options(*document);
        const std::string first = value.starts_with('[') ? "[\"" + word + "\"]" : value;
        ConfigurationReader by_key;
        by_key.read_setting(std::string{any.text->key} + " = " + first);

        BOOST_TEST(testing::all_text(by_option) == "");
        BOOST_TEST((by_option.configuration() == by_key.configuration()), option);
        BOOST_TEST((by_option.configuration() != Configuration{}), option);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::config
