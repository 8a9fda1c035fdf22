#pragma once

#include "namu/answer/arrival.hpp"

#include <cstdint>
#include <map>
#include <utility>

namespace namu::lab {

/// From which ports the nearest server asks at the moment, so that servers in the same lab can tell its questions from
/// those of others.
class SourcePorts {
public:
    void add(Transport transport, std::uint16_t port) { ++ports_[{transport, port}]; }

    void remove(Transport transport, std::uint16_t port)
    {
        const auto at = ports_.find({transport, port});
        if (at != ports_.end() && --at->second == 0)
            ports_.erase(at);
    }

    [[nodiscard]] bool has(Transport transport, std::uint16_t port) const
    {
        return ports_.contains({transport, port});
    }

private:
    std::map<std::pair<Transport, std::uint16_t>, unsigned> ports_; // IPv4 and IPv6 may use one number
};

} // namespace namu::lab
