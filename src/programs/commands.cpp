#include "programs/commands.hpp"

#include "programs/check_command.hpp"
#include "programs/ctl_command.hpp"
#include "programs/explain_command.hpp"
#include "programs/format_command.hpp"
#include "programs/journey/journey_command.hpp"
#include "programs/lab_command.hpp"
#include "programs/query_command.hpp"
#include "programs/serve_command.hpp"
#include "programs/trace_command.hpp"

#include <array>

namespace namu {
namespace {

const std::array commands{
    &serve_command, &check_command, &format_command,  &explain_command, &query_command,
    &lab_command,   &trace_command, &journey_command, &ctl_command,
};

} // namespace

std::span<const Command* const> all_commands() noexcept
{
    return commands;
}

} // namespace namu
