#include "programs/control_request.hpp"

#include "namu/base/did_you_mean.hpp"

#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace namu {

ControlRequest control_request_in(const boost::json::object& request)
{
    ControlRequest read;
    if (const auto* const member = request.if_contains("command"); member != nullptr && member->is_string())
        read.command = std::string{std::string_view{member->get_string()}}; // a NUL is no end
    const auto* const words = request.if_contains("words");
    if (words == nullptr || !words->is_array())
        return read;
    for (const boost::json::value& word : words->get_array()) {
        if (word.is_string())
            read.words.emplace_back(word.get_string());
    }
    return read;
}

std::string unknown_command(const std::string& who, const std::string& command,
                            const std::vector<std::string_view>& known)
{
    const std::string_view meant = did_you_mean(command, known);
    return who + " knows no command `" + command + "`" +
           (meant.empty() ? std::string{} : "; did you mean " + std::string{meant} + "?");
}

} // namespace namu
