#pragma once

#include "namu/answer/job.hpp"
#include "namu/answer/responder.hpp"
#include "namu/base/clock.hpp"
#include "namu/net/connection_limits.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/socket_address.hpp"
#include "namu/net/tcp_server.hpp"
#include "namu/net/udp_worker.hpp"
#include "namu/server/limit/rate_guard.hpp"
#include "namu/server/query_log/query_tap.hpp"
#include "namu/server/snapshot.hpp"
#include "namu/server/tally.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace namu::server {

/// One thread's share of the server: its own event loop, a UDP and a TCP socket of each listener, and all
/// memory that answering takes. Shares nothing that is written with other workers.
///
/// Thread safety: `run` on the worker's own thread; `open`, `close`, `refresh`, `take_pulse`, `change_tcp`, `drain`,
/// `stop` and the counts from any.
class Worker {
public:
    /// `own_number` is its own among the workers. The store and the clock must outlive the worker.
    Worker(const SnapshotStore& store, const Clock& clock, std::shared_ptr<net::ConnectionLimits> limits,
           const net::TcpSettings& tcp, std::size_t counted_zones, std::size_t own_number);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Takes over the sockets of listener `number`, of which either may be none; before `run`.
    void listen(std::size_t number, const net::Endpoint& endpoint, net::FileDescriptor udp,
                net::FileDescriptor tcp);

    /// The same while it runs.
    void open(std::size_t number, const net::Endpoint& endpoint, net::FileDescriptor udp,
              net::FileDescriptor tcp);

    /// Closes the sockets of listener `number` once what was asked there is answered; then calls `closed`, on the
    /// worker's thread.
    void close(std::size_t number, std::function<void()> closed);

    /// Answers until `stop` or until a drain is over.
    void run();

    /// Lets go of an old snapshot also where no question comes.
    void refresh();

    /// Whether it has come round to what the last call asked of it, and asks again.
    [[nodiscard]] bool take_pulse();

    /// Is patient with TCP connections in another way from now on.
    void change_tcp(const net::TcpSettings& settings) { tcp_.change(settings); }

    /// Takes no more questions, gives the answers that are owed, and ends `run` within `limit`.
    void drain(std::chrono::steady_clock::duration limit);

    void stop();

    /// What it has counted so far.
    [[nodiscard]] const Tally& tally() const noexcept { return tally_; }
    [[nodiscard]] const net::UdpCounters& udp_counters() const noexcept { return *udp_counters_; }
    [[nodiscard]] const net::TcpCounters& tcp_counters() const noexcept { return tcp_.counters(); }
    /// What rate limiting has done on this thread.
    [[nodiscard]] RateLimitCounts rate_limit_counts() const noexcept { return rate_guard_.counts(); }

private:
    struct UdpHandler {
        Worker* worker;
        std::size_t listener;
        void operator()(std::span<net::Datagram> datagrams) const
        {
            worker->answer_batch(listener, datagrams);
        }
    };

    void answer_batch(std::size_t listener, std::span<net::Datagram> datagrams) noexcept;
    [[nodiscard]] net::TcpReply answer_tcp(const net::TcpBatch& batch, std::size_t number,
                                           MutableBytes room) noexcept;
    void begin_tcp_batch(const net::TcpBatch& batch) noexcept;
    void limit_rate(const RateLimits& limits, const AnswerJob& job, net::Datagram& datagram,
                    RateTable::Time now) noexcept;
    const Snapshot& newest() noexcept;

    /// Its sockets and timers belong to the one thread that runs it, so the reactor need not lock them; posting from
    /// other threads does lock.
    boost::asio::io_context context_{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> keep_running_;
    const Clock& clock_;
    SnapshotReader snapshot_;
    Responder responder_;
    RateGuard rate_guard_;
    std::vector<AnswerJob> jobs_;   // one for each question of a batch
    net::SocketAddress tcp_client_; // of the TCP batch being answered
    std::atomic<bool> is_awake_ = true;
    std::chrono::steady_clock::time_point tcp_begin_;
    std::size_t tcp_answered_ = 0; // and not observed yet
    Tally tally_;
    QueryTap tap_;
    const QueryLog* tcp_log_ = nullptr; // of the TCP batch being answered; null: none
    std::shared_ptr<net::UdpCounters> udp_counters_ = std::make_shared<net::UdpCounters>();
    std::shared_ptr<net::UdpBatch> batch_;
    std::multimap<std::size_t, net::UdpWorker<UdpHandler>> udp_; ///< by number of the listener
    net::TcpServer tcp_;
};

} // namespace namu::server
