#include "programs/serve_query_log.hpp"

#include "namu/base/did_you_mean.hpp"
#include "programs/serve_log.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace namu {

namespace {

constexpr std::array<std::string_view, 8> known_words{
    "to=", "format=", "client=", "zone=", "type=", "rcode=", "sample=", "why"};

/// Reads the value of one word into the choice; false where it is none.
bool take_value(std::string_view key, const std::string& value, monitor::QueryLogChoice& choice)
{
    const auto add = [](auto& list, auto read) {
        if (!read)
            return false;
        list.push_back(typename std::remove_reference_t<decltype(list)>::value_type{*read});
        return true;
    };
    if (key == "client")
        return add(choice.what.clients, net::Prefix::from_text(value));
    if (key == "zone")
        return add(choice.what.zones, Name::from_text(value));
    if (key == "type")
        return add(choice.what.types, rr_type_from_text(value));
    if (key == "rcode")
        return add(choice.what.rcodes, rcode_from_text(value));
    if (key == "sample") {
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), choice.what.sample);
        return error == std::errc{} && end == value.data() + value.size() && choice.what.sample != 0;
    }
    if (key == "format") {
        const auto format = log::format_from_text(value);
        choice.format = format.value_or(choice.format);
        return format.has_value();
    }
    choice.to = value;
    return !value.empty();
}

std::string unknown_word(const std::string& word)
{
    std::string text = "the query log does not know `" + word + "`";
    if (const auto meant = did_you_mean(word.substr(0, word.find('=') + 1), known_words); !meant.empty())
        text.append("; did you mean ").append(meant).append("?");
    return text + " It takes to=, format=, client=, zone=, type=, rcode=, sample= and why";
}

} // namespace

std::optional<monitor::QueryLogChoice> query_log_choice(const config::Configuration& configuration)
{
    const config::QueryLogSettings& settings = configuration.query_log;
    if (!settings.to)
        return std::nullopt;
    return monitor::QueryLogChoice{.to = target_text(*settings.to),
                                   .format = log_format(configuration.log.format),
                                   .what = {.clients = settings.clients,
                                            .zones = settings.zones,
                                            .types = settings.types,
                                            .rcodes = settings.rcodes,
                                            .sample = settings.sample,
                                            .why = settings.why}};
}

boost::system::result<monitor::QueryLogChoice, std::string>
query_log_choice(const std::vector<std::string>& words, monitor::QueryLogChoice usual)
{
    for (const std::string& word : words) {
        if (word == "why") {
            usual.what.why = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos ||
            std::ranges::find(known_words, word.substr(0, equals + 1)) == known_words.end())
            return {boost::system::in_place_error, unknown_word(word)};
        if (!take_value(word.substr(0, equals), word.substr(equals + 1), usual))
            return {boost::system::in_place_error,
                    "`" + word.substr(equals + 1) + "` is not a value of " + word.substr(0, equals + 1)};
    }
    return usual;
}

std::string to_text(const monitor::QueryLogChoice& choice)
{
    std::string text = "to=" + choice.to;
    if (choice.format == log::Format::json)
        text += " format=json";
    for (const net::Prefix& client : choice.what.clients)
        text += " client=" + client.to_text();
    for (const StoredName& zone : choice.what.zones)
        text += " zone=" + zone.to_text();
    for (const RRType type : choice.what.types)
        text += " type=" + to_text(type);
    for (const Rcode rcode : choice.what.rcodes)
        text += " rcode=" + to_text(rcode);
    if (choice.what.sample != 1)
        text += " sample=" + std::to_string(choice.what.sample);
    return choice.what.why ? text + " why" : text;
}

std::optional<Notice> switch_query_log(monitor::QueryLogger& logger,
                                       const std::optional<monitor::QueryLogChoice>& choice)
{
    if (!choice) {
        logger.switch_off();
        return std::nullopt;
    }
    const auto switched = logger.switch_on(*choice);
    if (switched)
        return std::nullopt;
    return Notice{log::Level::error, "query-log",
                  "cannot write the query log " + choice->to + ": " + switched.error().message() +
                      "; it wants a file in a folder where this user may write, and where the server was "
                      "allowed to write when it started"};
}

} // namespace namu
