#include "programs/command_line.hpp"

#include "programs/command.hpp"

#include <array>
#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;

constexpr std::array<std::string_view, 2> formats{"text", "json"};

constexpr std::array options{
    namu::Option{.name = "quiet", .letter = 'q', .help = "say less"},
    namu::Option{.name = "origin", .value = "NAME", .help = "a name"},
    namu::Option{.name = "listen", .value = "ADDR", .help = "an address", .repeatable = true},
    namu::Option{
        .name = "port", .value = "N", .help = "a port", .number = namu::Option::NumberRange{0, 65'535}},
    namu::Option{.name = "format", .value = "text|json", .help = "a format", .choices = formats},
};

constexpr namu::CommandSyntax syntax{
    .command = "try",
    .summary = "be tried",
    .positionals = {.text = "FILE ...", .least = 1, .most = 2},
    .options = options,
};

struct Words {
    std::vector<std::string_view> words;
};

std::ostream& operator<<(std::ostream& out, const Words& words)
{
    for (const std::string_view word : words.words)
        out << word << ' ';
    return out;
}

// clang-format off
const Words good_words[] = {
    {{"file", "-q", "--origin", "example.", "--listen", "a", "--listen", "b", "--port", "53", "--format", "json"}},
    {{"--listen=a", "--listen=b", "--origin=example.", "--port=53", "--format=json", "--quiet", "file"}},
    {{"--listen=a", "--listen=b", "--origin=example.", "--port=53", "--format=json", "-q", "--", "file"}},
};
const Words bad_words[] = {
    {{}},                                        // FILE is missing
    {{"a", "b", "c"}},
    {{"a", "--orign", "example."}},
    {{"a", "--orig", "example."}},               // no guessing
    {{"a", "--origin"}},
    {{"a", "--origin", "b.", "--origin", "c."}},
    {{"a", "--port", "65536"}},
    {{"a", "--port", "-1"}},
    {{"a", "--port", "5x"}},
    {{"a", "--port", ""}},
    {{"a", "--format", "xml"}},
    {{"a", "--quiet=yes"}},
    {{"a", "-z"}},
};
// clang-format on

BOOST_DATA_TEST_CASE(options_are_read_wherever_they_stand, data::make(good_words), given)
{
    const auto parsed = namu::parse_command_line(syntax, given.words);

    BOOST_TEST_REQUIRE(parsed.arguments.has_value());
    const namu::Arguments& arguments = *parsed.arguments;
    const std::vector<std::string> listen{"a", "b"};
    const std::vector<std::string> files{"file"};
    BOOST_TEST(arguments.has("quiet"));
    BOOST_TEST(arguments.value("origin").value() == "example.");
    BOOST_TEST(arguments.values("listen") == listen, boost::test_tools::per_element());
    BOOST_TEST(arguments.number("port").value() == 53);
    BOOST_TEST(arguments.value("format").value() == "json");
    BOOST_TEST(arguments.positionals() == files, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_given_has_no_value)
{
    const std::array<std::string_view, 1> words{"file"};

    const auto parsed = namu::parse_command_line(syntax, words);

    BOOST_TEST_REQUIRE(parsed.arguments.has_value());
    BOOST_TEST(!parsed.arguments->has("quiet"));
    BOOST_TEST(!parsed.arguments->value("origin").has_value());
    BOOST_TEST(!parsed.arguments->number("port").has_value());
    BOOST_TEST(parsed.arguments->values("listen").empty());
}

BOOST_DATA_TEST_CASE(words_that_do_not_fit_are_wrong_use, data::make(bad_words), given)
{
    const auto parsed = namu::parse_command_line(syntax, given.words);

    BOOST_TEST(!parsed.arguments.has_value());
    BOOST_TEST(parsed.exit_status == namu::status_wrong_use);
}

BOOST_AUTO_TEST_CASE(words_with_a_plus_or_an_at_sign_are_left_to_the_command)
{
    const std::array<std::string_view, 2> words{"@127.0.0.1", "+tcp"};

    const auto parsed = namu::parse_command_line(syntax, words);

    BOOST_TEST_REQUIRE(parsed.arguments.has_value());
    BOOST_TEST(parsed.arguments->positionals().size() == 2);
}

BOOST_AUTO_TEST_CASE(help_names_every_option_and_fits_the_screen)
{
    const std::string help = namu::help_text(syntax);

    for (const namu::Option& option : options)
        BOOST_TEST(help.find("--" + std::string{option.name}) != std::string::npos, option.name);
    BOOST_TEST(help.find("usage: namu try [OPTION ...] FILE ...") != std::string::npos);
}

} // namespace
