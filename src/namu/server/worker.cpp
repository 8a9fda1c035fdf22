#include "namu/server/worker.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace namu::server {

Worker::Worker(const SnapshotStore& store, const AnswerSettings& settings, const Clock& clock,
               std::shared_ptr<net::ConnectionLimits> limits, const net::TcpSettings& tcp)
    : keep_running_{context_.get_executor()},
      clock_{clock},
      snapshot_{store},
      responder_{settings},
      batch_{std::make_shared<net::UdpBatch>()},
      tcp_{context_, std::move(limits), tcp,
           [this](Bytes question, MutableBytes room, const net::TcpPeer& peer) {
               return answer_tcp(question, room, peer);
           }}
{
    jobs_.resize(batch_->capacity());
}

void Worker::listen(std::size_t number, const net::Endpoint& endpoint, net::FileDescriptor udp,
                    net::FileDescriptor tcp)
{
    udp_.emplace_back(context_, std::move(udp), batch_, UdpHandler{this, number});
    tcp_.listen(std::move(tcp), endpoint, number);
}

void Worker::run()
{
    for (auto& udp : udp_)
        udp.start();
    context_.run();
}

void Worker::refresh()
{
    boost::asio::post(context_, [this] { static_cast<void>(snapshot_.refresh()); });
}

void Worker::drain(std::chrono::steady_clock::duration limit)
{
    boost::asio::post(context_, [this, limit] {
        // What a socket holds already has been asked before the end: it is answered first.
        boost::asio::post(context_, [this, limit] {
            for (auto& udp : udp_)
                udp.drain();
            tcp_.drain(limit, [this] { keep_running_.reset(); });
        });
    });
}

void Worker::stop()
{
    context_.stop();
}

/// From datagrams to datagrams: each stage over the whole batch, so that the cache misses of its questions
/// overlap. No heap, lock, exception, virtual call or log line.
void Worker::answer_batch(std::size_t listener, std::span<net::Datagram> datagrams) noexcept
{
    const Catalog& catalog = *snapshot_.refresh().catalogs[listener];
    const auto jobs = std::span{jobs_}.first(datagrams.size());
    const Clock::Time now = clock_.now();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Bytes client = datagrams[i].raw_peer().address_octets();
        parse(jobs[i], datagrams[i].question(), {Transport::udp, client, now});
    }
    for (AnswerJob& job : jobs)
        find_zone(job, catalog);
    for (AnswerJob& job : jobs)
        find_name(job);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        datagrams[i].set_reply_size(responder_.write(jobs[i], catalog, datagrams[i].reply_room()));
}

net::TcpReply Worker::answer_tcp(Bytes question, MutableBytes room, const net::TcpPeer& peer) noexcept
{
    const Catalog& catalog = *snapshot_.refresh().catalogs[peer.listener];
    const net::SocketAddress client{peer.remote};
    const Arrival arrival{Transport::tcp, client.address_octets(), clock_.now()};
    const std::size_t size = responder_.answer(question, arrival, catalog, room);
    // Not a question: whoever sends that on a connection has lost the thread (RFC 7766 §8).
    return size == 0 ? net::TcpReply::close() : net::TcpReply::message(size);
}

} // namespace namu::server
