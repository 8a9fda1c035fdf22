#pragma once

#include "namu/watch/watcher.hpp"
#include "programs/serve_reloads.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>

#include <boost/asio/io_context.hpp>

namespace namu {

/// Notices edits of zone files, of the configuration, and of what belongs to it.
class ServeEdits {
public:
    /// Called with the files that have changed; null: the configuration or a part of it is among them.
    using Taken = std::function<void(const std::set<std::string>* files)>;

    /// The context, the parts and the reloads outlive it.
    ServeEdits(boost::asio::io_context& context, const ServeParts& parts, const ServeReloads& reloads,
               Taken taken)
        : context_{context},
          parts_{parts},
          reloads_{reloads},
          taken_{std::move(taken)}
    {}

    /// From now on, with those since the last reading, unless nobody wants to hear of any.
    void begin();
    /// After a reload: there may be other files.
    void follow();
    void end() { watcher_.reset(); }

    /// How they are noticed, in words.
    [[nodiscard]] std::string how() const;

private:
    void take(const watch::Watcher::Change& change);

    boost::asio::io_context& context_;
    ServeParts parts_;
    const ServeReloads& reloads_;
    Taken taken_;
    std::optional<watch::Watcher> watcher_;
};

} // namespace namu
