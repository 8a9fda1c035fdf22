#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace namu::lab {

/// A reply, and how it goes out. A server of a lab may break what it says as well as how it says it.
struct Delivery {
    enum class Manner : std::uint8_t {
        whole,      ///< as it should be
        nothing,    ///< no reply; a connection stays open
        close,      ///< no reply; a connection is closed
        reset,      ///< a connection is reset, without a reply (RFC 9293 §3.5.2)
        drip,       ///< over a connection octet by octet, with a pause after each
        half_close, ///< the first half of the reply, then the server's direction of the connection is closed
    };

    std::vector<std::uint8_t> octets;
    Manner manner = Manner::whole; ///< datagrams know `whole` only; without octets none is sent
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds pause{0}; ///< of `drip`

    [[nodiscard]] bool is_sent() const noexcept
    {
        return !octets.empty() && manner != Manner::nothing && manner != Manner::close &&
               manner != Manner::reset;
    }
};

} // namespace namu::lab
