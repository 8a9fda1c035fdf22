#pragma once

#include "namu/net/file_descriptor.hpp"
#include "namu/net/udp_batch.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <concepts>
#include <memory>
#include <span>
#include <utility>

namespace namu::net {

/// Answers the datagrams of one UDP socket on the thread that runs the `io_context`.
///
/// The handler is called once for each batch; it looks at each question and sets the size of the answer where
/// it writes one. It must not throw.
///
/// Thread safety: `stop` and `drain` may be called from any thread; all else belongs to the thread of the `io_context`,
/// which must outlive the worker. The worker may be destroyed at any time by that thread, or by any while the
/// context is not running.
template <typename Handler>
requires std::invocable<Handler&, std::span<Datagram>>
class UdpWorker {
public:
    /// \param socket  a bound, non-blocking UDP socket
    /// \param batch     may be shared by all the UDP workers of one thread
    /// \param counters  so may these; without, it has some of its own
    UdpWorker(asio::io_context& context, FileDescriptor socket, std::shared_ptr<UdpBatch> batch,
              Handler handler, std::shared_ptr<UdpCounters> counters = std::make_shared<UdpCounters>())
        : core_{std::make_shared<Core>(context, std::move(socket), std::move(batch), std::move(handler),
                                       std::move(counters))}
    {}
    UdpWorker(UdpWorker&&) noexcept = default;
    UdpWorker& operator=(UdpWorker&&) = delete;
    ~UdpWorker()
    {
        if (core_)
            core_->close();
    }

    /// Begins to answer.
    void start() { core_->wait(); }

    /// Closes the socket; questions not yet taken from it are lost.
    void stop()
    {
        asio::dispatch(core_->descriptor.get_executor(), [core = core_] { core->close(); });
    }

    /// Answers the questions that the socket holds already, then closes it.
    void drain()
    {
        asio::dispatch(core_->descriptor.get_executor(), [core = core_] {
            if (core->descriptor.is_open())
                core->answer_rest();
            core->close();
        });
    }

    const UdpCounters& counters() const noexcept { return *core_->counters; }

private:
    /// Batches before others on the same thread (TCP, timers) have their turn.
    static constexpr int max_batches_per_turn = 16;
    /// More than a receive buffer holds; who goes on asking must not keep us from ending.
    static constexpr int max_batches_at_the_end = 1'000;

    /// Lives until the last event for it has been delivered, which may be later than the worker.
    struct Core : std::enable_shared_from_this<Core> {
        Core(asio::io_context& context, FileDescriptor socket, std::shared_ptr<UdpBatch> shared_batch,
             Handler h, std::shared_ptr<UdpCounters> shared_counters)
            : descriptor{context, socket.release()},
              batch{std::move(shared_batch)},
              handler{std::move(h)},
              counters{std::move(shared_counters)}
        {}

        void wait()
        {
            descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                  [self = this->shared_from_this()](const error_code& fault) {
                                      if (!fault && self->descriptor.is_open())
                                          self->take_turn();
                                  });
        }

        void take_turn()
        {
            for (int batches = 0; batches < max_batches_per_turn; ++batches) {
                if (!answer_batch())
                    break;
            }
            wait();
        }

        void answer_rest()
        {
            for (int batches = 0; batches < max_batches_at_the_end; ++batches) {
                if (!answer_batch())
                    break;
            }
        }

        /// \return whether more questions may be waiting
        bool answer_batch()
        {
            const int socket = descriptor.native_handle();
            const auto datagrams = batch->receive(socket, *counters);
            if (datagrams.empty())
                return false;
            handler(datagrams);
            batch->send(socket, *counters);
            return datagrams.size() == batch->capacity();
        }

        void close()
        {
            error_code ignored;
            descriptor.close(ignored);
        }

        asio::posix::stream_descriptor descriptor;
        std::shared_ptr<UdpBatch> batch;
        Handler handler;
        std::shared_ptr<UdpCounters> counters;
    };

    std::shared_ptr<Core> core_;
};

} // namespace namu::net
