#include "programs/state_folder.hpp"

#include <cstdlib>
#include <string_view>

namespace namu {
namespace {

/// Relative ones are to be ignored (XDG Base Directory Specification).
std::optional<std::string> absolute_from(const char* variable)
{
    const char* const value = std::getenv(variable);
    return value != nullptr && value[0] == '/' ? std::optional<std::string>{value} : std::nullopt;
}

} // namespace

bool is_state_folder_of_a_service()
{
    return absolute_from("STATE_DIRECTORY").has_value();
}

std::optional<std::string> usual_state_folder()
{
    if (const auto folders = absolute_from("STATE_DIRECTORY"))
        return folders->substr(0, folders->find(':'));
    if (const auto folder = absolute_from("XDG_STATE_HOME"))
        return *folder + "/namu";
    if (const auto home = absolute_from("HOME"))
        return *home + "/.local/state/namu";
    return std::nullopt;
}

} // namespace namu
