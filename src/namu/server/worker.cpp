#include "namu/server/worker.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace namu::server {
namespace {

RateTable::Time rate_time(std::chrono::steady_clock::time_point time) noexcept
{
    return std::chrono::duration_cast<RateTable::Time>(time.time_since_epoch());
}

} // namespace

Worker::Worker(const SnapshotStore& store, const Clock& clock, std::shared_ptr<net::ConnectionLimits> limits,
               const net::TcpSettings& tcp, std::size_t counted_zones, std::size_t own_number)
    : keep_running_{context_.get_executor()},
      clock_{clock},
      snapshot_{store},
      responder_{*snapshot_.refresh().answers},
      tally_{counted_zones},
      tap_{own_number},
      batch_{std::make_shared<net::UdpBatch>()},
      tcp_{context_, std::move(limits), tcp,
           [this](const net::TcpBatch& batch, std::size_t number, MutableBytes room) {
               return answer_tcp(batch, number, room);
           }}
{
    jobs_.resize(std::max(batch_->capacity(), net::max_tcp_batch));
}

void Worker::listen(std::size_t number, const net::Endpoint& endpoint, net::FileDescriptor udp,
                    net::FileDescriptor tcp)
{
    if (udp)
        udp_.emplace(
            std::piecewise_construct, std::forward_as_tuple(number),
            std::forward_as_tuple(context_, std::move(udp), batch_, UdpHandler{this, number}, udp_counters_));
    if (tcp)
        tcp_.listen(std::move(tcp), endpoint, number);
}

void Worker::open(std::size_t number, const net::Endpoint& endpoint, net::FileDescriptor udp,
                  net::FileDescriptor tcp)
{
    boost::asio::post(context_,
                      [this, number, endpoint, udp = std::move(udp), tcp = std::move(tcp)]() mutable {
                          const bool has_udp{udp};
                          listen(number, endpoint, std::move(udp), std::move(tcp));
                          if (has_udp)
                              std::prev(udp_.upper_bound(number))->second.start();
                      });
}

void Worker::close(std::size_t number, std::function<void()> closed)
{
    boost::asio::post(context_, [this, number, closed = std::move(closed)] {
        const auto [first, last] = udp_.equal_range(number);
        for (auto udp = first; udp != last; ++udp)
            udp->second.drain();
        udp_.erase(first, last);
        tcp_.close(number);
        closed();
    });
}

void Worker::run()
{
    for (auto& [number, udp] : udp_)
        udp.start();
    context_.run();
}

void Worker::refresh()
{
    boost::asio::post(context_, [this] { static_cast<void>(newest()); });
}

bool Worker::take_pulse()
{
    // One question at a time: a worker that hangs is not to find a heap of them.
    if (!is_awake_.exchange(false))
        return false;
    boost::asio::post(context_, [this] { is_awake_ = true; });
    return true;
}

void Worker::drain(std::chrono::steady_clock::duration limit)
{
    boost::asio::post(context_, [this, limit] {
        // What a socket holds already has been asked before the end: it is answered first.
        boost::asio::post(context_, [this, limit] {
            for (auto& [number, udp] : udp_)
                udp.drain();
            tcp_.drain(limit, [this] { keep_running_.reset(); });
        });
    });
}

void Worker::stop()
{
    context_.stop();
}

/// Also what the operator has changed about answers holds from here on.
const Snapshot& Worker::newest() noexcept
{
    const Snapshot& snapshot = snapshot_.refresh();
    responder_.use(*snapshot.answers);
    return snapshot;
}

/// From datagrams to datagrams: no heap, lock, exception, virtual call or log line.
void Worker::answer_batch(std::size_t listener, std::span<net::Datagram> datagrams) noexcept
{
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot& snapshot = newest();
    const VirtualServer* const server = snapshot.find(listener);
    if (server == nullptr)
        return;
    const auto jobs = std::span{jobs_}.first(datagrams.size());
    const Clock::Time now = clock_.now();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Bytes client = datagrams[i].raw_peer().address_octets();
        parse(jobs[i], datagrams[i].question(), {Transport::udp, client, now});
    }
    server->admit(jobs);
    find_all(jobs);
    const RateLimits* const limits = snapshot.rate_limits.get();
    const QueryLog* const log = snapshot.query_log.get();
    if (log != nullptr)
        tap_.begin(listener);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        net::Datagram& datagram = datagrams[i];
        datagram.set_reply_size(responder_.write(jobs[i], datagram.reply_room()));
        if (limits != nullptr && datagram.reply_size() != 0)
            limit_rate(*limits, jobs[i], datagram, rate_time(begin));
        const Bytes reply = datagram.reply_room().first(datagram.reply_size());
        tally_.count(jobs[i], responder_, reply);
        if (log != nullptr)
            tap_.record(*log, jobs[i], responder_, datagram.raw_peer(), reply);
    }
    tally_.observe(Transport::udp, jobs.size(), begin);
}

/// After `write`: may take the answer back.
void Worker::limit_rate(const RateLimits& limits, const AnswerJob& job, net::Datagram& datagram,
                        RateTable::Time now) noexcept
{
    switch (rate_guard_.judge(limits, job, responder_.had_good_cookie(), now)) {
    case RateVerdict::send: break;
    case RateVerdict::drop: datagram.set_reply_size(0); break;
    case RateVerdict::slip:
        datagram.set_reply_size(responder_.write_truncated(job, datagram.reply_room()));
        break;
    }
}

net::TcpReply Worker::answer_tcp(const net::TcpBatch& batch, std::size_t number, MutableBytes room) noexcept
{
    if (number == 0)
        begin_tcp_batch(batch);
    const std::size_t size = responder_.write(jobs_[number], room);
    tally_.count(jobs_[number], responder_, room.first(size));
    if (tcp_log_ != nullptr)
        tap_.record(*tcp_log_, jobs_[number], responder_, tcp_client_, room.first(size));
    ++tcp_answered_;
    // A batch that ends before its last question, as its answers have filled the room, is observed with the next one.
    if (number + 1 == batch.questions.size())
        tally_.observe(Transport::tcp, std::exchange(tcp_answered_, 0), tcp_begin_);
    // Not a question: whoever sends that on a connection has lost the thread (RFC 7766 §8).
    return size == 0 ? net::TcpReply::close() : net::TcpReply::message(size);
}

void Worker::begin_tcp_batch(const net::TcpBatch& batch) noexcept
{
    tcp_begin_ = std::chrono::steady_clock::now();
    const Snapshot& snapshot = newest();
    const VirtualServer* const server = snapshot.find(batch.peer.listener);
    tcp_log_ = snapshot.query_log.get();
    if (tcp_log_ != nullptr)
        tap_.begin(batch.peer.listener);
    tcp_client_ = net::SocketAddress{batch.peer.remote};
    const auto jobs = std::span{jobs_}.first(batch.questions.size());
    const Arrival arrival{Transport::tcp, tcp_client_.address_octets(), clock_.now()};
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        parse(jobs[i], batch.questions[i], arrival);
        // The listener has been given up: with no answer the connection is closed.
        if (server == nullptr)
            jobs[i].state = AnswerJob::State::ignored;
    }
    if (server != nullptr)
        server->admit(jobs);
    find_all(jobs);
}

} // namespace namu::server
