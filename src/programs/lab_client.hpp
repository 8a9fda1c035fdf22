#pragma once

#include "namu/control/control_client.hpp"
#include "namu/resolve/root_hints.hpp"
#include "programs/command_line.hpp"

#include <cstdint>
#include <optional>
#include <string>

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>

namespace namu {

/// Which running lab is meant, where a command may talk to one.
inline constexpr Option lab_socket_option{
    .name = "socket",
    .value = "PATH",
    .help = "the control socket of the lab; without it: of the only lab of this user that runs"};
inline constexpr Option lab_port_option{.name = "lab-port",
                                        .value = "N",
                                        .help =
                                            "the lab whose servers have that port, where there are several",
                                        .number = Option::NumberRange{1, 65'535}};

/// Which running server is meant, where a command may talk to one as well.
inline constexpr Option server_port_option{.name = "port",
                                           .value = "N",
                                           .help = "the server that answers on that port, where there are several",
                                           .number = Option::NumberRange{1, 65'535}};

/// The lab or the server that the options above mean, or the only one that runs. On an error the message says what to
/// do.
[[nodiscard]] boost::system::result<control::ControlClient, std::string>
connect_to_running(const Arguments& arguments);

/// The lab that the options above mean, or the only one that runs. On an error the message says what to do.
[[nodiscard]] boost::system::result<control::ControlClient, std::string>
connect_to_lab(const Arguments& arguments);

/// Prints the last line of an answer: its text, or all of it as JSON; the exit status.
int print_result(const boost::json::object& result, bool is_json);

/// Where the servers of a lab are.
struct LabHints {
    resolve::RootHints hints;
    std::uint16_t port = 0;
    std::optional<std::uint16_t> web_port = {}; ///< of its web pages, where it has any
};

/// Asks a lab for them.
[[nodiscard]] boost::system::result<LabHints, std::string> hints_of_lab(control::ControlClient& lab);

} // namespace namu
