#include "namu/server/server.hpp"

#include "namu/answer/cookies.hpp"
#include "namu/server/snapshot_maker.hpp"

#include <boost/assert.hpp>

#include <algorithm>
#include <latch>
#include <utility>

namespace namu::server {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

} // namespace

boost::system::result<std::unique_ptr<Server>, net::ListenError> Server::open(ServerSettings settings)
{
    net::GivenSockets none;
    return open(std::move(settings), none);
}

boost::system::result<std::unique_ptr<Server>, net::ListenError> Server::open(ServerSettings settings,
                                                                              net::GivenSockets& given)
{
    if (settings.threads == 0)
        settings.threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<net::Endpoint> endpoints;
    for (const ListenOn& listener : settings.listeners)
        endpoints.push_back(listener.endpoint);
    auto sockets = net::open_listeners(endpoints, settings.threads, given);
    if (!sockets)
        return sockets.error();
    std::unique_ptr<Server> server{new Server{std::move(settings)}};
    server->take_sockets(std::move(*sockets));
    server->publish(Catalog{}); // until there are zones, every question is refused
    return server;
}

Server::Server(ServerSettings settings)
    : settings_{std::move(settings)},
      limits_{std::make_shared<net::ConnectionLimits>(settings_.connections)},
      board_{settings_.counted_zones}
{
    set_answers(std::move(settings_.answers));
    set_rate_limit(settings_.rate_limit);
}

Server::~Server()
{
    for (const auto& worker : workers_)
        worker->stop();
}

void Server::take_sockets(std::vector<net::Listener> sockets)
{
    for (unsigned i = 0; i < settings_.threads; ++i)
        workers_.push_back(std::make_unique<Worker>(store_, *settings_.clock, limits_, settings_.tcp,
                                                    settings_.counted_zones, i));
    for (const auto& worker : workers_)
        board_.watch(worker->tally());
    for (std::size_t number = 0; number < sockets.size(); ++number) {
        net::Listener& listener = sockets[number];
        settings_.listeners[number].endpoint = listener.endpoint;
        note_sockets(next_slot_, listener);
        slots_.push_back(next_slot_++);
        for (std::size_t i = 0; i < listener.udp.size(); ++i) {
            workers_[i % workers_.size()]->listen(number, listener.endpoint, std::move(listener.udp[i]),
                                                  std::move(listener.tcp[i]));
        }
    }
}

void Server::note_sockets(std::size_t slot, const net::Listener& listener)
{
    for (const auto* const sockets : {&listener.udp, &listener.tcp}) {
        for (const net::FileDescriptor& socket : *sockets) {
            if (socket)
                sockets_[slot].push_back(socket.get());
        }
    }
}

std::vector<int> Server::sockets() const
{
    std::vector<int> all;
    for (const auto& [slot, sockets] : sockets_)
        all.insert(all.end(), sockets.begin(), sockets.end());
    return net::distinct_sockets(all);
}

void Server::publish(const Catalog& all, std::span<const ServedView> views)
{
    auto snapshot = std::make_shared<Snapshot>();
    board_.renumber(all, views);
    SnapshotMaker maker{all, views, settings_.zone_access, board_};
    snapshot->servers.resize(next_slot_);
    for (std::size_t i = 0; i < slots_.size(); ++i)
        snapshot->servers[slots_[i]] = maker.virtual_server(settings_.listeners[i]);
    snapshot->answers = answers_;
    snapshot->rate_limits = rate_limits_;
    snapshot->query_log = query_log_;
    store_.publish(std::move(snapshot));
    open_new_listeners();
    for (const auto& worker : workers_)
        worker->refresh();
}

void Server::set_query_log(std::shared_ptr<const QueryLog> log)
{
    BOOST_ASSERT(log == nullptr || log->rings.size() == workers_.size());
    query_log_ = std::move(log);
    auto snapshot = std::make_shared<Snapshot>(*store_.current());
    snapshot->query_log = query_log_;
    store_.publish(std::move(snapshot));
    for (const auto& worker : workers_)
        worker->refresh();
}

ServerTotals Server::totals() const
{
    ServerTotals totals = board_.totals();
    for (const auto& worker : workers_) {
        totals.udp.add(worker->udp_counters());
        totals.tcp.add(worker->tcp_counters());
    }
    totals.tcp_open = limits_->connections();
    totals.rate_limit = rate_limit_counts();
    return totals;
}

void Server::assign(std::size_t number, std::optional<std::vector<StoredName>> zones)
{
    settings_.listeners[number].zones = std::move(zones);
}

void Server::set_access(std::size_t number, AccessRules access)
{
    settings_.listeners[number].access = std::move(access);
}

void Server::set_zone_access(ZoneAccessRules access)
{
    settings_.zone_access = std::move(access);
}

void Server::set_rate_limit(const RateLimitSettings& settings)
{
    rate_limits_.reset();
    if (settings.responses_per_second == 0)
        return;
    rate_limits_ = std::make_shared<const RateLimits>(settings, rate_table_);
    rate_table_ = rate_limits_->table();
}

void Server::set_tcp(const net::TcpSettings& tcp, const net::ConnectionLimits::Limits& connections)
{
    settings_.tcp = tcp;
    settings_.connections = connections;
    limits_->change(connections);
    for (const auto& worker : workers_)
        worker->change_tcp(tcp);
    set_answers(*answers_);
}

RateLimitCounts Server::rate_limit_counts() const noexcept
{
    RateLimitCounts sum;
    for (const auto& worker : workers_) {
        const RateLimitCounts counts = worker->rate_limit_counts();
        sum.limited += counts.limited;
        sum.slipped += counts.slipped;
    }
    return sum;
}

void Server::set_answers(AnswerSettings answers)
{
    // What fails with these secrets fails here, and not where a worker first takes them.
    static_cast<void>(CookieJar{answers.cookie_secrets});
    answers.tcp_idle_time_out =
        std::chrono::duration_cast<std::chrono::milliseconds>(settings_.tcp.idle_time_out);
    answers_ = std::make_shared<const AnswerSettings>(std::move(answers));
}

bool Server::take_pulse()
{
    return std::ranges::count_if(workers_, [](const auto& worker) { return worker->take_pulse(); }) ==
           std::ssize(workers_);
}

void Server::start()
{
    for (const auto& worker : workers_)
        running_.emplace_back([&worker] { worker->run(); });
}

boost::system::result<void, net::ListenError> Server::set_listeners(std::vector<ListenOn> listeners)
{
    std::vector<std::size_t> slots(listeners.size(), none);
    std::vector<net::Endpoint> missing;
    std::vector<std::size_t> unused = slots_;
    for (std::size_t i = 0; i < listeners.size(); ++i) {
        const auto open = std::ranges::find(settings_.listeners, listeners[i].endpoint, &ListenOn::endpoint);
        if (open == settings_.listeners.end()) {
            missing.push_back(listeners[i].endpoint);
            continue;
        }
        slots[i] = slots_[static_cast<std::size_t>(open - settings_.listeners.begin())];
        std::erase(unused, slots[i]);
    }
    auto opened = net::open_listeners(missing, settings_.threads);
    if (!opened)
        return opened.error();
    for (std::size_t i = 0, next = 0; i < listeners.size(); ++i) {
        if (slots[i] != none)
            continue;
        net::Listener& sockets = (*opened)[next++];
        slots[i] = next_slot_++;
        listeners[i].endpoint = sockets.endpoint;
        unopened_.emplace_back(slots[i], std::move(sockets));
    }
    std::erase_if(unopened_,
                  [&](const auto& one) { return std::ranges::find(unused, one.first) != unused.end(); });
    close_slots(unused);
    settings_.listeners = std::move(listeners);
    slots_ = std::move(slots);
    return {};
}

/// Behind the snapshot that says who answers there: what is asked before waits in the socket.
void Server::open_new_listeners()
{
    for (auto& [slot, listener] : std::exchange(unopened_, {})) {
        note_sockets(slot, listener);
        for (std::size_t i = 0; i < listener.udp.size(); ++i) {
            workers_[i % workers_.size()]->open(slot, listener.endpoint, std::move(listener.udp[i]),
                                                std::move(listener.tcp[i]));
        }
    }
}

/// Waits until all workers have answered what was asked there: the snapshot that comes next has nobody who would.
void Server::close_slots(const std::vector<std::size_t>& slots)
{
    std::latch closed{std::ssize(workers_) * std::ssize(slots)};
    for (const std::size_t slot : slots) {
        sockets_.erase(slot);
        for (const auto& worker : workers_)
            worker->close(slot, [&closed] { closed.count_down(); });
    }
    closed.wait();
}

void Server::drain(std::chrono::steady_clock::duration limit)
{
    for (const auto& worker : workers_)
        worker->drain(limit);
    running_.clear(); // joins
}

} // namespace namu::server
