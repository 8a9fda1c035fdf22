#pragma once

#include "namu/config/configuration.hpp"
#include "namu/monitor/query_logger.hpp"
#include "programs/serve_notices.hpp"

#include <optional>
#include <string>
#include <vector>

#include <boost/system/result.hpp>

namespace namu {

/// What the configuration wants of the query log; none: no query log.
[[nodiscard]] std::optional<monitor::QueryLogChoice>
query_log_choice(const config::Configuration& configuration);

/// A choice in the words of an operator, such as `to=queries.log zone=example.com rcode=NXDOMAIN sample=100 why`, laid over
/// `usual`. A word that comes twice adds to its list. On an error the message says what can be said.
[[nodiscard]] boost::system::result<monitor::QueryLogChoice, std::string>
query_log_choice(const std::vector<std::string>& words, monitor::QueryLogChoice usual);

/// The choice in those words.
[[nodiscard]] std::string to_text(const monitor::QueryLogChoice& choice);

/// Switches the log as it is chosen, none: off. What went wrong; then nothing is different.
[[nodiscard]] std::optional<Notice> switch_query_log(monitor::QueryLogger& logger,
                                                     const std::optional<monitor::QueryLogChoice>& choice);

} // namespace namu
