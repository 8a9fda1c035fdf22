#include "programs/command_line.hpp"

#include "namu/base/did_you_mean.hpp"
#include "programs/command.hpp"
#include "programs/terminal.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>

namespace namu {
namespace po = boost::program_options;

/// The way from words to Arguments. Program_options splits the words; what they may be is decided by
/// our own tables, so that every complaint is in our own words.
class CommandLineParser {
public:
    explicit CommandLineParser(const CommandSyntax& syntax) : syntax_{syntax} {}

    /// What is wrong, or nothing.
    std::optional<std::string> parse(std::span<const std::string_view> words);

    [[nodiscard]] bool help_wanted() const { return arguments_.has("help"); }
    Arguments take_arguments() { return std::move(arguments_); }

private:
    [[nodiscard]] po::options_description described() const;
    [[nodiscard]] std::optional<std::string> take(const po::basic_option<char>& given);
    [[nodiscard]] std::optional<std::string> judge_positionals() const;
    [[nodiscard]] std::string unknown(std::string_view option) const;

    const CommandSyntax& syntax_;
    Arguments arguments_;
};

namespace {

std::string quoted(std::string_view word)
{
    return std::string{"`"}.append(word).append("`");
}

std::optional<std::uint64_t> to_number(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<std::string> judge_number(const Option& option, std::string_view value)
{
    const auto number = to_number(value);
    if (number && *number >= option.number->least && *number <= option.number->most)
        return std::nullopt;
    std::string message{"--"};
    message.append(option.name).append(" takes a number from ").append(std::to_string(option.number->least));
    if (option.number->most != Option::NumberRange{}.most)
        message.append(" to ").append(std::to_string(option.number->most));
    return message.append(", not ").append(quoted(value));
}

std::optional<std::string> judge_choice(const Option& option, std::string_view value)
{
    if (std::ranges::find(option.choices, value) != option.choices.end())
        return std::nullopt;
    std::string message{"--"};
    message.append(option.name).append(" takes");
    for (std::size_t i = 0; i < option.choices.size(); ++i) {
        const bool is_last = i + 1 == option.choices.size();
        message.append(i == 0 ? " " : is_last ? " or " : ", ").append(option.choices[i]);
    }
    return message.append(", not ").append(quoted(value));
}

std::optional<std::string> judge_value(const Option& option, std::string_view value)
{
    if (option.number)
        return judge_number(option, value);
    if (!option.choices.empty())
        return judge_choice(option, value);
    return std::nullopt;
}

} // namespace

po::options_description CommandLineParser::described() const
{
    po::options_description description;
    description.add_options()("help,h", "");
    for (const Option& option : syntax_.options) {
        std::string names{option.name};
        if (option.letter != '\0')
            names.append(",") += option.letter;
        if (option.value.empty())
            description.add_options()(names.c_str(), "");
        else
            description.add_options()(names.c_str(), po::value<std::string>(), "");
    }
    return description;
}

std::string CommandLineParser::unknown(std::string_view option) const
{
    std::vector<std::string_view> names{"help"};
    std::ranges::transform(syntax_.options, std::back_inserter(names), &Option::name);
    std::string_view word = option.substr(std::min(option.find_first_not_of('-'), option.size()));
    word = word.substr(0, word.find('='));

    const auto longer = std::ranges::find_if(names, [&](auto name) { return name.starts_with(word); });
    const std::string_view meant =
        longer != names.end() && word.size() > 1 ? *longer : did_you_mean(word, names);
    std::string message = "unknown option " + quoted(option);
    if (!meant.empty())
        message.append("; did you mean --").append(meant).append("?");
    return message;
}

std::optional<std::string> CommandLineParser::take(const po::basic_option<char>& given)
{
    if (given.position_key >= 0) {
        arguments_.positionals_.insert(arguments_.positionals_.end(), given.value.begin(), given.value.end());
        return std::nullopt;
    }
    const auto option = std::ranges::find(syntax_.options, given.string_key, &Option::name);
    auto& values = arguments_.options_[given.string_key];
    if (option == syntax_.options.end())
        return std::nullopt; // --help
    if (!values.empty() && !option->repeatable)
        return "--" + given.string_key + " is given more than once";
    values.push_back(given.value.empty() ? std::string{} : given.value.front());
    return judge_value(*option, values.back());
}

std::optional<std::string> CommandLineParser::judge_positionals() const
{
    const auto& given = arguments_.positionals();
    const Positionals& wanted = syntax_.positionals;
    if (given.size() > wanted.most)
        return "do not know what to do with " + quoted(given[wanted.most]);
    if (given.size() < wanted.least)
        return std::string{"something is missing: "}.append(wanted.text);
    return std::nullopt;
}

std::optional<std::string> CommandLineParser::parse(std::span<const std::string_view> words)
{
    using namespace po::command_line_style;
    // No guessing: a script with `--thr 2` would break when a second option begins like that.
    constexpr int style = allow_long | allow_short | allow_dash_for_short | long_allow_adjacent |
                          long_allow_next | short_allow_adjacent | short_allow_next | allow_sticky;
    const po::options_description description = described();
    const po::positional_options_description any_words = po::positional_options_description{}.add("word", -1);
    try {
        const auto parsed = po::command_line_parser{std::vector<std::string>{words.begin(), words.end()}}
                                .options(description)
                                .positional(any_words)
                                .style(style)
                                .run();
        for (const auto& given : parsed.options) {
            if (auto complaint = take(given))
                return complaint;
        }
    } catch (const po::unknown_option& error) {
        return unknown(error.get_option_name());
    } catch (const po::invalid_command_line_syntax& error) {
        return error.what();
    }
    return help_wanted() ? std::nullopt : judge_positionals();
}

std::optional<std::string> Arguments::value(std::string_view option) const
{
    const auto found = options_.find(option);
    return found != options_.end() ? std::optional{found->second.front()} : std::nullopt;
}

std::optional<std::uint64_t> Arguments::number(std::string_view option) const
{
    const auto text = value(option);
    return text ? to_number(*text) : std::nullopt;
}

std::vector<std::string> Arguments::values(std::string_view option) const
{
    const auto found = options_.find(option);
    return found != options_.end() ? found->second : std::vector<std::string>{};
}

ParsedCommandLine parse_command_line(const CommandSyntax& syntax, std::span<const std::string_view> words)
{
    CommandLineParser parser{syntax};
    if (const auto complaint = parser.parse(words))
        return {std::nullopt, report_wrong_use(syntax, *complaint)};
    if (parser.help_wanted()) {
        print(help_text(syntax));
        return {std::nullopt, status_fine};
    }
    return {parser.take_arguments(), status_fine};
}

int report_wrong_use(const CommandSyntax& syntax, std::string_view message)
{
    std::string text{"namu "};
    text.append(syntax.command).append(": ").append(message).append("\n");
    text.append("Try `namu ").append(syntax.command).append(" --help`.\n");
    print_error(text);
    return status_wrong_use;
}

} // namespace namu
