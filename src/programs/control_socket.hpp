#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace namu {

/// Where the control sockets of this user's programs are: $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/namu, /run/namu for root, or
/// a folder of the user's own in /tmp.
[[nodiscard]] std::string control_folder();

/// The socket of a lab on that port, in the folder above.
[[nodiscard]] std::string lab_socket(std::uint16_t port);

/// The socket of a server that answers on that port.
[[nodiscard]] std::string server_socket(std::uint16_t port);

/// Lets the members of a group connect to a socket. Empty, or what is wrong.
[[nodiscard]] std::string give_to_group(const std::string& path, const std::string& group);

/// Makes the folder, readable for this user only, where it is not there; empty, or what is wrong with it.
[[nodiscard]] std::string make_control_folder();

/// The sockets in the folder at which somebody listens, in alphabetical order: of labs, of servers, or both.
enum class Running : std::uint8_t { labs, servers, all };
[[nodiscard]] std::vector<std::string> running(Running what);

} // namespace namu
