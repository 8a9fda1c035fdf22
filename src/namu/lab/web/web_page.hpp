#pragma once

#include <string>
#include <string_view>

namespace namu::lab {

/// What the web server of a lab knows of a client.
struct WebVisit {
    std::string server;  ///< address and port that it reached
    std::string client;  ///< its own address and ephemeral port: by that the server tells its clients apart
    unsigned number = 1; ///< of the request on its connection
};

/// The page of a host for which nobody has put one into the folder `www`: who it is, and whom it sees.
[[nodiscard]] std::string built_in_page(std::string_view host, const WebVisit& visit);

/// The page that goes with a status of 400 and above; `text` says what is wrong.
[[nodiscard]] std::string error_page(unsigned status, std::string_view reason, std::string_view text);

} // namespace namu::lab
