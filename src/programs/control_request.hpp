#pragma once

#include "namu/control/conversation.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

namespace namu {

/// What `namu ctl` was told, as it comes to the program that does it.
struct ControlRequest {
    std::string command;
    std::vector<std::string> words;
};

/// The member `command` and those of `words` that are text.
[[nodiscard]] ControlRequest control_request_in(const boost::json::object& request);

/// "a lab knows no command `statsu`; did you mean status?"
[[nodiscard]] std::string unknown_command(const std::string& who, const std::string& command,
                                          const std::vector<std::string_view>& known);

/// A command of whoever can be asked, and the member of it that does the work.
template <typename Owner>
struct ControlCommand {
    std::string_view name;
    void (Owner::*run)(const std::vector<std::string>& words,
                       const std::shared_ptr<control::Conversation>& client);
};

/// Does the command that a request asks for, or says which one may have been meant. `who`: "a server".
template <typename Owner>
void run_command(Owner& owner, const std::vector<ControlCommand<Owner>>& commands, const std::string& who,
                 const boost::json::object& request, const std::shared_ptr<control::Conversation>& client)
{
    const ControlRequest asked = control_request_in(request);
    std::vector<std::string_view> names;
    for (const ControlCommand<Owner>& command : commands) {
        if (command.name == asked.command)
            return (owner.*command.run)(asked.words, client);
        names.push_back(command.name);
    }
    client->fail(unknown_command(who, asked.command, names));
}

} // namespace namu
