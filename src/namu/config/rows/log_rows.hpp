#pragma once

#include "namu/config/setting.hpp"

#include <array>

/// Rows of the table of settings. What can be seen of it: logs and metrics.
namespace namu::config::rows {

inline constexpr std::array log_rows{
    setting<&Configuration::log, &LogSettings::to>(
        {.key = "log.to",
         .value = "stderr|journal|FILE",
         .help = "where it is written; a file is opened again on SIGUSR1",
         .option = {.name = "log"}}),
    setting<&Configuration::log, &LogSettings::format>({.key = "log.format",
                                                        .value = "text|json",
                                                        .help = "lines for people, or a JSON object a line",
                                                        .option = {.name = "log-format"}}),
    setting<&Configuration::log, &LogSettings::level>({.key = "log.level",
                                                       .value = "debug|info|notice|warning|error",
                                                       .help = "what is less important is left out",
                                                       .option = {.name = "log-level"}}),

    setting<&Configuration::query_log, &QueryLogSettings::to>({.key = "query-log.to",
                                                               .value = "stderr|journal|FILE",
                                                               .help = "write down questions there",
                                                               .unset = "no query log",
                                                               .option = {.name = "query-log"}}),
    setting<&Configuration::query_log, &QueryLogSettings::clients>(
        {.key = "query-log.clients", .value = "PREFIX", .help = "only those of these clients"}),
    setting<&Configuration::query_log, &QueryLogSettings::zones>(
        {.key = "query-log.zones", .value = "NAME", .help = "only those for these zones"}),
    setting<&Configuration::query_log, &QueryLogSettings::types>(
        {.key = "query-log.types", .value = "TYPE", .help = "only those of these types"}),
    setting<&Configuration::query_log, &QueryLogSettings::rcodes>(
        {.key = "query-log.rcodes", .value = "RCODE", .help = "only those that were answered like this"}),
    setting<&Configuration::query_log, &QueryLogSettings::sample>({.key = "query-log.sample",
                                                                   .value = "N",
                                                                   .help = "one in N of them",
                                                                   .least = 1,
                                                                   .most = 1'000'000'000}),
    setting<&Configuration::query_log, &QueryLogSettings::why>(
        {.key = "query-log.why", .help = "write down the way to the answer as well"}),

    setting<&Configuration::metrics, &MetricsSettings::listen>(
        {.key = "metrics.listen",
         .value = "ADDR[:PORT]",
         .help = "serve /metrics, /health, /ready and /status.json there; the "
                 "port is 9153 where none is named",
         .option = {.name = "metrics"}}),
    setting<&Configuration::metrics, &MetricsSettings::zones>(
        {.key = "metrics.zones",
         .value = "N",
         .help = "at most so many zones have lines of their own, the others are summed up",
         .most = 1'000'000,
         .change = Change::by_restart}),
};

} // namespace namu::config::rows
