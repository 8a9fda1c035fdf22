#include "namu/monitor/stats.hpp"
#include "programs/serve_control.hpp"
#include "programs/serve_log.hpp"
#include "programs/serve_query_log.hpp"

#include <utility>

/// What `namu ctl` is told of a server's doings, and how much of them is written down.
namespace namu {

namespace {

constexpr std::string_view usual_target = "stderr";

std::string log_words()
{
    std::string words;
    for (const std::string_view name : log::level_names)
        words.append(words.empty() ? "" : ", ").append(name);
    return words;
}

} // namespace

void ServeControl::stats(const Words& /*words*/, const Client& client)
{
    client->finish(
        {{"stats", monitor::stats_json(host_.facts())}, {"text", monitor::stats_text(host_.facts())}});
}

void ServeControl::log(const Words& words, const Client& client)
{
    if (!words.empty()) {
        const std::string& wanted = words.back();
        const auto level = log::level_from_text(wanted);
        const bool is_well_said = words.size() == 1 || (words.size() == 2 && words.front() == "level");
        if (!is_well_said || !level)
            return client->fail("`log level` takes " + log_words() + ", as in `namu ctl log level debug`");
        host_.log().set_level(*level);
    }
    const std::string level{log::to_text(host_.log().level())};
    client->finish({{"level", level}, {"text", "the level of the log is " + level + "\n"}});
}

void ServeControl::query_log(const Words& words, const Client& client)
{
    monitor::QueryLogger& logger = host_.query_log();
    if (!words.empty() && words.front() == "on") {
        const auto usual = query_log_choice(host_.configuration())
                               .value_or(monitor::QueryLogChoice{.to = std::string{usual_target}});
        const auto choice =
            query_log_choice({words.begin() + 1, words.end()}, {.to = usual.to, .format = usual.format});
        if (!choice)
            return client->fail(choice.error());
        if (const auto fault = switch_query_log(logger, *choice))
            return client->fail(fault->text);
    } else if (words.size() == 1 && words.front() == "off") {
        logger.switch_off();
    } else if (!words.empty()) {
        return client->fail("`query-log` takes `on`, with what it is to have, or `off`, as in "
                            "`namu ctl query-log on zone=example.com rcode=NXDOMAIN`");
    }
    const bool is_on = logger.choice().has_value();
    const std::string text =
        is_on ? "the query log is on: " + to_text(*logger.choice()) : "the query log is off";
    client->finish(
        {{"on", is_on}, {"choice", is_on ? to_text(*logger.choice()) : ""}, {"text", text + "\n"}});
}

} // namespace namu
