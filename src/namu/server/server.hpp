#pragma once

#include "namu/answer/settings.hpp"
#include "namu/base/clock.hpp"
#include "namu/net/connection_limits.hpp"
#include "namu/net/listeners.hpp"
#include "namu/net/tcp_settings.hpp"
#include "namu/server/access_rules.hpp"
#include "namu/server/limit/rate_limit_settings.hpp"
#include "namu/server/listen_plan.hpp"
#include "namu/server/snapshot.hpp"
#include "namu/server/tally_board.hpp"
#include "namu/server/views.hpp"
#include "namu/server/worker.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <thread>
#include <vector>

namespace namu::server {

struct ServerSettings {
    std::vector<ListenOn> listeners;
    unsigned threads = 0;        ///< workers; 0: as many as the machine has cores
    AnswerSettings answers = {}; ///< the TCP idle time-out in it is taken from `tcp`
    ZoneAccessRules zone_access = {};
    RateLimitSettings rate_limit = {}; ///< off, as a test or a lab wants it; see `usual_rate_limit`
    std::shared_ptr<const Clock> clock = std::make_shared<const Clock>();
    net::TcpSettings tcp = {};
    net::ConnectionLimits::Limits connections = {};
    std::size_t counted_zones = 100; ///< so many have numbers of their own among the metrics
};

/// An authoritative server: virtual servers behind listen addresses, answered by workers.
///
/// Thread safety: one thread owns it; the workers are its own.
class Server {
public:
    /// Opens all sockets, or takes them out of `given` where they are there; nothing is answered before `start`. Ports
    /// that were given as 0 are chosen.
    static boost::system::result<std::unique_ptr<Server>, net::ListenError> open(ServerSettings settings,
                                                                                 net::GivenSockets& given);
    static boost::system::result<std::unique_ptr<Server>, net::ListenError> open(ServerSettings settings);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Publishes zones to the virtual servers, before `start` or at any time after it, and with them all that was set
    /// since the last time. Clients that are in no view see `all`; a client in several has the first of them.
    void publish(const Catalog& all, std::span<const ServedView> views = {});

    /// Gives listener `number` other zones (none: all of them) from the next `publish` on.
    void assign(std::size_t number, std::optional<std::vector<StoredName>> zones);

    /// Lets others ask at listener `number` from the next `publish` on.
    void set_access(std::size_t number, AccessRules access);

    /// Lets others ask for single zones from the next `publish` on.
    void set_zone_access(ZoneAccessRules access);

    /// Limits answers otherwise from the next `publish` on. Throws what RateTable throws.
    void set_rate_limit(const RateLimitSettings& settings);

    /// Is patient with TCP connections in another way at once; clients that ask for the idle time-out are told the new
    /// one from the next `publish` on.
    void set_tcp(const net::TcpSettings& tcp, const net::ConnectionLimits::Limits& connections);

    /// What rate limiting has done so far, on all threads. From any thread.
    [[nodiscard]] RateLimitCounts rate_limit_counts() const noexcept;

    /// Records questions from now on as it says, and not at all where it is null. It needs a ring for each worker.
    void set_query_log(std::shared_ptr<const QueryLog> log);

    /// What is served now, for whoever wants to look at it. From any thread.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const { return store_.current(); }

    /// What is to hold for answers from the next `publish` on, secrets of cookies included. Throws what CookieJar
    /// throws.
    void set_answers(AnswerSettings answers);

    /// Begins to answer.
    void start();

    /// After `start`: listens at these addresses instead of those before, from the next `publish` on with their zones and
    /// access. Those that are new are opened, or nothing is changed; those that are the same stay as they are, so that
    /// no question is lost there; the others are closed once what was asked there is answered. Where a port was given as
    /// 0, the one that was chosen then is meant.
    boost::system::result<void, net::ListenError> set_listeners(std::vector<ListenOn> listeners);

    /// Takes no more questions, gives the answers that are owed within `limit`, and ends all workers.
    void drain(std::chrono::steady_clock::duration limit);

    /// Whether each worker has come round since the last call, which asks them again: for a watchdog. Before `start`
    /// nobody does; the first call says yes.
    [[nodiscard]] bool take_pulse();

    /// The listeners in the order of the settings, with the ports in use.
    [[nodiscard]] const std::vector<ListenOn>& listeners() const noexcept { return settings_.listeners; }
    /// The sockets of all listeners, for a process that takes the place of this one. They stay the server's.
    [[nodiscard]] std::vector<int> sockets() const;
    /// What all workers have counted so far.
    [[nodiscard]] ServerTotals totals() const;
    [[nodiscard]] std::size_t threads() const noexcept { return workers_.size(); }

private:
    explicit Server(ServerSettings settings);
    void take_sockets(std::vector<net::Listener> sockets);
    void note_sockets(std::size_t slot, const net::Listener& listener);
    void open_new_listeners();
    void close_slots(const std::vector<std::size_t>& slots);

    ServerSettings settings_;
    std::vector<std::size_t> slots_; ///< of the listeners, as workers and snapshots number them
    std::size_t next_slot_ = 0;
    std::map<std::size_t, std::vector<int>> sockets_;             ///< by slot; the workers own them
    std::vector<std::pair<std::size_t, net::Listener>> unopened_; ///< by slot, until the next `publish`
    std::shared_ptr<const AnswerSettings> answers_;
    std::shared_ptr<const RateLimits> rate_limits_; // null: none
    std::shared_ptr<RateTable> rate_table_;         // once there were limits
    std::shared_ptr<const QueryLog> query_log_;     // null: none
    SnapshotStore store_;
    std::shared_ptr<net::ConnectionLimits> limits_;
    std::vector<std::unique_ptr<Worker>> workers_;
    TallyBoard board_;
    std::vector<std::jthread> running_;
};

} // namespace namu::server
