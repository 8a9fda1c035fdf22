#pragma once

#include "namu/control/conversation.hpp"
#include "programs/control_request.hpp"
#include "programs/serve_reloads.hpp"
#include "programs/serve_upgrade.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace namu {

/// What a running `namu serve` lets be asked of it, and told.
class ServeHost {
public:
    virtual ~ServeHost() = default;

    [[nodiscard]] virtual const ServeZones& zones() const = 0;
    [[nodiscard]] virtual const server::Server& server() const = 0;
    [[nodiscard]] virtual std::chrono::system_clock::time_point started_at() const = 0;
    /// Of the last reload of everything: when, and what came of it; empty where there was none.
    [[nodiscard]] virtual std::string last_reload() const = 0;
    /// How changes of files are noticed, in words.
    [[nodiscard]] virtual std::string watched_how() const = 0;

    /// What does not work though zones are served, in lines for people; empty: nothing.
    [[nodiscard]] virtual std::string troubles() const = 0;
    [[nodiscard]] virtual const monitor::Facts& facts() const = 0;
    /// Where the pages of metrics are.
    [[nodiscard]] virtual std::vector<net::Endpoint> metrics() const = 0;
    [[nodiscard]] virtual ServeLog& log() = 0;
    [[nodiscard]] virtual monitor::QueryLogger& query_log() = 0;
    [[nodiscard]] virtual const config::Configuration& configuration() const = 0;

    using Reloaded = ServeReloads::Reloaded;
    /// Everything again, configuration included; or only these files.
    virtual Reloaded reload(const std::set<std::string>* files) = 0;
    virtual void stop() = 0;
    /// Has the program that is installed now take the place of this process; `done` hears of it once, sooner or later.
    virtual void upgrade(ServeUpgrade::Done done) = 0;
    /// After that: leaves the rest to the successor, and ends.
    virtual void leave() = 0;
};

/// Answers the requests of `namu ctl` about a server.
class ServeControl {
public:
    /// The host outlives it.
    explicit ServeControl(ServeHost& host) : host_{host} {}

    using Client = std::shared_ptr<control::Conversation>;
    void take(const boost::json::object& request, const Client& client);

private:
    using Words = std::vector<std::string>;
    static const std::vector<ControlCommand<ServeControl>>& commands();

    void status(const Words& words, const Client& client);
    void zones(const Words& words, const Client& client);
    void zone(const Words& words, const Client& client);
    void reload(const Words& words, const Client& client);
    void stats(const Words& words, const Client& client);
    void log(const Words& words, const Client& client);
    void query_log(const Words& words, const Client& client);
    void upgrade(const Words& words, const Client& client);
    void stop(const Words& words, const Client& client);

    ServeHost& host_;
};

} // namespace namu
