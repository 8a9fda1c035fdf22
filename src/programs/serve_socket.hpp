#pragma once

#include "namu/control/control_server.hpp"
#include "programs/serve_notices.hpp"
#include "programs/serve_options.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace namu {

/// The socket at which `namu ctl` finds a server.
class ServeSocket {
public:
    enum class Way : std::uint8_t { anew, taken_over };

    /// Opens it where the options say, or at the usual place of a server on that port; `taken_over` from the process whose
    /// place this one takes. What went wrong; where nobody asked for the socket, a server runs without it as well.
    [[nodiscard]] std::optional<Notice> open(boost::asio::io_context& context, const ServeOptions& options,
                                             std::uint16_t port, Way way,
                                             control::Conversation::Handler handler);

    /// Where it is, if anywhere.
    [[nodiscard]] std::vector<std::string> folders() const;

private:
    std::unique_ptr<control::ControlServer> server_;
};

} // namespace namu
