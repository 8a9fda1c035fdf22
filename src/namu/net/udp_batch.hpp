#pragma once

#include "namu/metrics/counter.hpp"
#include "namu/net/datagram.hpp"

#include <sys/socket.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace namu::net {

/// How much memory a batch has; fixed for its life.
struct UdpBatchSizes {
    std::size_t datagrams = 64;         ///< received or sent by one system call
    std::size_t question_octets = 4096; ///< longer datagrams are truncated; no honest question comes near it
    /// The longest answer sent over UDP; more would be cut up on its way (RFC 9715 §3.1). That a question and its
    /// answer together are no multiple of 4096 matters: with such a step the beginnings of all of them would share
    /// the few places that a processor's first cache has for one and the same offset in a page.
    std::size_t reply_octets = 1408;
};

/// What has happened to datagrams so far. Any thread may read it.
struct UdpCounters {
    metrics::Counter received;
    metrics::Counter sent;
    metrics::Counter dropped; ///< answers that the kernel did not take
};

/// Receives many questions and sends many answers with one system call each.
///
/// All memory is taken at construction. A batch belongs to no socket: a worker with several of them needs
/// one, since it receives, answers and sends before it turns to the next.
///
/// Thread safety: none; one thread uses it.
class UdpBatch {
public:
    explicit UdpBatch(UdpBatchSizes sizes = {});
    UdpBatch(const UdpBatch&) = delete;
    UdpBatch& operator=(const UdpBatch&) = delete;

    std::size_t capacity() const noexcept { return capacity_; }

    /// Takes what has arrived on a non-blocking socket, up to `capacity()`. What an earlier call gave is
    /// gone. Nothing there, or an error that an earlier answer has brought back (such as ECONNREFUSED): an
    /// empty span.
    std::span<Datagram> receive(int socket, UdpCounters& counters) noexcept;

    /// Sends the answers of the datagrams last received on the same socket, each from the address its
    /// question came to.
    void send(int socket, UdpCounters& counters) noexcept;

private:
    void prepare(std::size_t index) noexcept;
    void take(std::size_t index) noexcept;
    void queue_reply(Datagram& datagram, std::size_t position) noexcept;
    void send_queued(int socket, std::span<mmsghdr> messages, UdpCounters& counters) noexcept;

    std::size_t capacity_;
    std::size_t received_ = 0;
    std::vector<std::uint8_t> memory_;
    std::unique_ptr<Datagram[]> datagrams_;
    std::vector<mmsghdr> incoming_;
    std::vector<mmsghdr> outgoing_;
    std::vector<iovec> incoming_octets_;
    std::vector<iovec> outgoing_octets_;
};

} // namespace namu::net
