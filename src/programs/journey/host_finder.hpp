#pragma once

#include "programs/journey/host_cache.hpp"
#include "programs/journey/surroundings.hpp"

#include <optional>
#include <string>

namespace namu::journey {

/// The part of a browser that finds the addresses of hosts: by its own cache, or by the stub resolver.
class HostFinder {
public:
    explicit HostFinder(const Surroundings& around) : around_{around} {}

    /// What is known without asking; null where that is nothing.
    [[nodiscard]] const HostEntry* known(const std::string& host) const
    {
        return hosts_.find(host, around_.clock.now());
    }

    /// Asks the nearest server for IPv4 addresses, and for IPv6 addresses where there are none. Nothing, and the failure
    /// told, where no answer comes.
    [[nodiscard]] std::optional<HostEntry> ask(const std::string& host);

private:
    [[nodiscard]] std::optional<Message> ask_for(const std::string& host, RRType type) const;
    void tell_caches(const std::string& host, const HostEntry& entry) const;

    const Surroundings& around_;
    HostCache hosts_;
};

} // namespace namu::journey
