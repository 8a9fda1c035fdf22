#pragma once

#include "namu/base/clock.hpp"
#include "namu/lab/journal/journal.hpp"
#include "namu/lab/question_port.hpp"
#include "namu/lab/walk.hpp"
#include "namu/resolve/cache.hpp"
#include "namu/resolve/iteration.hpp"
#include "namu/resolve/root_hints.hpp"
#include "namu/wire/query.hpp"

#include <cstddef>
#include <memory>

#include <boost/asio/io_context.hpp>

namespace namu::lab {

/// The nearest server of the story: clients ask it, it walks from the root to the answer, and remembers what it was told.
///
/// It is for the lab, and no public resolver: it answers clients on loopback addresses only and validates nothing.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class NearestServer : public std::enable_shared_from_this<NearestServer> {
public:
    struct Settings {
        resolve::RootHints hints;
        WalkSettings walk = {};
        std::size_t most_walks = 1'000; ///< at a time; more clients are not answered
        resolve::Minimise minimise = resolve::Minimise::no;
    };

    /// The context outlives it.
    NearestServer(boost::asio::io_context& context, std::shared_ptr<const Clock> clock, Settings settings);

    /// One with sockets of its own, started; port 0 takes one that is free. Of no `settings.walk.port`, 0, it becomes its
    /// own.
    static boost::system::result<std::shared_ptr<NearestServer>, net::ListenError>
    open(boost::asio::io_context& context, std::shared_ptr<const Clock> clock, const net::Endpoint& endpoint,
         Settings settings);

    /// Answers on these sockets. Who is asked there is noted in the journal, if any, which must live until `close`.
    void start(std::shared_ptr<QuestionPort> port, Journal* journal = nullptr);
    /// Answers no more; what is under way comes to nothing.
    void close();

    [[nodiscard]] const net::Endpoint& endpoint() const noexcept { return port_->endpoint(); }
    [[nodiscard]] resolve::Cache& cache() noexcept { return cache_; }
    /// Begins there from now on, and forgets what it was told: the lab is another one.
    void begin_anew(resolve::RootHints hints);
    /// Is told of all walks from now on; it outlives them.
    void observe(resolve::IterationObserver& observer) noexcept { observer_ = &observer; }

private:
    void take(Bytes question, const Client& client, SendReply send);
    void walk(const Query& query, std::size_t most_octets, SendReply send);
    [[nodiscard]] SendReply noted(Bytes question, const Client& client, SendReply send);

    boost::asio::io_context& context_;
    std::shared_ptr<const Clock> clock_;
    Settings settings_;
    resolve::Cache cache_;
    resolve::IterationObserver silent_;
    resolve::IterationObserver* observer_ = &silent_;
    std::size_t walks_ = 0;
    std::shared_ptr<QuestionPort> port_;
    Journal* journal_ = nullptr;
};

} // namespace namu::lab
