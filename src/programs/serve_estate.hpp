#pragma once

#include "namu/answer/cookies.hpp"
#include "namu/handover/channel.hpp"
#include "namu/net/endpoint.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace namu {

/// What a server leaves to the process that takes its place, beside the sockets themselves.
struct ServeEstate {
    /// Where somebody asked it to listen, and where it does: with a port, where none was said.
    struct Place {
        net::Endpoint asked;
        net::Endpoint got;

        friend bool operator==(const Place&, const Place&) = default;
    };

    pid_t process = 0;                        ///< of the server
    std::uint16_t port = 0;                   ///< of addresses that the zones name
    std::vector<Place> places;                ///< that the operator named
    std::vector<Place> pages;                 ///< of metrics
    std::vector<CookieSecret> cookie_secrets; ///< made up by the server: clients hold cookies of them

    friend bool operator==(const ServeEstate&, const ServeEstate&) = default;
};

/// As text for a `handover::Parcel`, which has the sockets as well.
[[nodiscard]] std::string to_text(const ServeEstate& estate);

/// Nothing where it is no such text. Members that are not known are left alone, so that older and newer versions can take
/// each other's place.
[[nodiscard]] std::optional<ServeEstate> estate_from_text(const std::string& text);

} // namespace namu
