#include "namu/log/target.hpp"

#include <unistd.h>

#include <utility>

namespace namu::log {

Result<Target> open_target(const std::string& to)
{
    if (to == "journal" || (to == "stderr" && is_journal(STDERR_FILENO)))
        return Target{Output{STDERR_FILENO}, Reader::journal};
    if (to == "stderr")
        return Target{Output{STDERR_FILENO}, Reader::screen};
    auto output = Output::open(to);
    if (!output)
        return output.error();
    return Target{std::move(*output), Reader::file};
}

} // namespace namu::log
