#include "namu/net/tcp_server.hpp"

#include "namu/net/tcp_session.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace namu::net {
namespace {

using asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;

/// One listening socket.
struct Door {
    Door(asio::io_context& context, FileDescriptor socket, const Endpoint& at, std::size_t its_number)
        : acceptor{context, at.address.is_v4() ? tcp::v4() : tcp::v6(), socket.release()},
          pause{context},
          endpoint{at},
          number{its_number}
    {}

    Acceptor acceptor;
    asio::steady_timer pause;
    tcp::endpoint client;
    Endpoint endpoint;
    std::size_t number;
};

Endpoint to_endpoint(const tcp::endpoint& endpoint)
{
    return {endpoint.address(), endpoint.port()};
}

} // namespace

/// Lives until the last event for it has been delivered, which may be later than the server.
class TcpServer::Core : public std::enable_shared_from_this<Core> {
public:
    Core(asio::io_context& context, std::shared_ptr<ConnectionLimits> limits, TcpSettings settings,
         TcpHandler handler)
        : context_{context},
          limits_{std::move(limits)},
          drain_timer_{context}
    {
        change(settings);
        group_.handler = std::move(handler);
        group_.on_session_closed = [this] { end_drain_when_empty(); };
    }

    asio::io_context& context() noexcept { return context_; }
    const TcpSessionGroup& group() const noexcept { return group_; }

    void listen(FileDescriptor socket, const Endpoint& endpoint, std::size_t number)
    {
        doors_.push_back(std::make_shared<Door>(context_, std::move(socket), endpoint, number));
        accept(doors_.back());
    }

    /// Between the turns of sessions, when the output is empty.
    void change(const TcpSettings& settings)
    {
        group_.settings = settings;
        group_.output.resize(settings.max_pending_octets + TcpFramer::max_octets);
    }

    void close(std::size_t number)
    {
        for (const auto& door : doors_) {
            if (door->number == number)
                close_door(*door);
        }
        std::erase_if(doors_, [number](const auto& door) { return door->number == number; });
        for (const auto& session : sessions()) {
            if (session->peer().listener == number)
                session->drain();
        }
    }

    void drain(std::chrono::steady_clock::duration limit, std::function<void()> drained)
    {
        close_doors();
        drained_ = drained ? std::move(drained) : [] {};
        drain_timer_.expires_after(limit);
        drain_timer_.async_wait([self = shared_from_this()](const error_code& fault) {
            if (!fault)
                self->close_sessions();
        });
        for (const auto& session : sessions())
            session->drain();
        end_drain_when_empty();
    }

    void stop()
    {
        is_stopped_ = true;
        close_doors();
        close_sessions();
        end_drain_when_empty();
    }

private:
    void accept(const std::shared_ptr<Door>& door);
    void on_accept(const std::shared_ptr<Door>& door, const error_code& fault, TcpSocket socket);
    void accept_last(const Door& door, const error_code& fault, TcpSocket socket);
    void accept_after_pause(const std::shared_ptr<Door>& door);
    void open_session(const Door& door, TcpSocket socket);
    static Endpoint local_end(const Door& door, const TcpSocket& socket);
    std::optional<ConnectionLimits::Lease> admit(const asio::ip::address& client);
    bool evict_one(const asio::ip::address& client, ConnectionLimits::Refusal refusal);

    /// A copy: sessions leave the list when they close.
    std::vector<std::shared_ptr<TcpSession>> sessions() const
    {
        std::vector<std::shared_ptr<TcpSession>> all{group_.silent.begin(), group_.silent.end()};
        all.insert(all.end(), group_.asking.begin(), group_.asking.end());
        return all;
    }

    void close_doors()
    {
        for (const auto& door : doors_)
            close_door(*door);
        doors_.clear();
    }

    static void close_door(Door& door)
    {
        error_code ignored;
        door.acceptor.close(ignored);
        door.pause.cancel();
    }

    void close_sessions()
    {
        for (const auto& session : sessions())
            session->close();
    }

    void end_drain_when_empty()
    {
        if (!drained_ || group_.sessions() > 0)
            return;
        drain_timer_.cancel();
        std::exchange(drained_, nullptr)();
    }

    asio::io_context& context_;
    std::shared_ptr<ConnectionLimits> limits_;
    TcpSessionGroup group_;
    std::vector<std::shared_ptr<Door>> doors_;
    asio::steady_timer drain_timer_;
    std::function<void()> drained_;
    bool is_stopped_ = false;
};

void TcpServer::Core::accept(const std::shared_ptr<Door>& door)
{
    door->acceptor.async_accept(door->client,
                                [self = shared_from_this(), door](const error_code& fault, TcpSocket socket) {
                                    self->on_accept(door, fault, std::move(socket));
                                });
}

void TcpServer::Core::on_accept(const std::shared_ptr<Door>& door, const error_code& fault, TcpSocket socket)
{
    if (!door->acceptor.is_open()) {
        accept_last(*door, fault, std::move(socket));
        return;
    }
    if (fault) {
        accept_after_pause(door);
        return;
    }
    open_session(*door, std::move(socket));
    accept(door);
}

/// What was accepted as the door was being closed: nobody else can answer it.
void TcpServer::Core::accept_last(const Door& door, const error_code& fault, TcpSocket socket)
{
    const std::size_t before = group_.sessions();
    if (fault || is_stopped_)
        return;
    open_session(door, std::move(socket));
    if (group_.sessions() > before)
        group_.silent.back()->drain();
}

/// With no file descriptor left (EMFILE) the connection stays in the queue, and the next accept would fail at
/// once.
void TcpServer::Core::accept_after_pause(const std::shared_ptr<Door>& door)
{
    door->pause.expires_after(group_.settings.accept_pause);
    door->pause.async_wait([self = shared_from_this(), door](const error_code& fault) {
        if (!fault && door->acceptor.is_open())
            self->accept(door);
    });
}

void TcpServer::Core::open_session(const Door& door, TcpSocket socket)
{
    auto lease = admit(door.client.address());
    if (!lease) {
        ++group_.counters.refused;
        return;
    }
    ++group_.counters.accepted;
    TcpPeer peer{to_endpoint(door.client), local_end(door, socket), door.number};
    std::make_shared<TcpSession>(group_, std::move(socket), std::move(peer), std::move(*lease))->start();
}

Endpoint TcpServer::Core::local_end(const Door& door, const TcpSocket& socket)
{
    if (!door.endpoint.is_wildcard())
        return door.endpoint;
    error_code fault;
    const auto local = socket.local_endpoint(fault);
    return fault ? door.endpoint : to_endpoint(local);
}

std::optional<ConnectionLimits::Lease> TcpServer::Core::admit(const asio::ip::address& client)
{
    auto verdict = limits_->admit(client);
    const auto* refusal = std::get_if<ConnectionLimits::Refusal>(&verdict);
    if (refusal != nullptr && evict_one(ConnectionLimits::client_of(client), *refusal))
        verdict = limits_->admit(client);
    if (auto* lease = std::get_if<ConnectionLimits::Lease>(&verdict))
        return std::move(*lease);
    return std::nullopt;
}

bool TcpServer::Core::evict_one(const asio::ip::address& client, ConnectionLimits::Refusal refusal)
{
    const bool own_only = refusal == ConnectionLimits::Refusal::client_reached;
    const auto is_candidate = [&](const TcpSession& session) {
        return !own_only || session.client() == client;
    };
    const auto evict_from = [&](const auto& sessions) {
        const auto idle = std::ranges::find_if(
            sessions, [&](const auto& session) { return session->is_idle() && is_candidate(*session); });
        if (idle == sessions.end())
            return false;
        (*idle)->evict();
        return true;
    };
    const bool are_most_silent = group_.silent.size() >= group_.asking.size();
    if (evict_from(are_most_silent ? group_.silent : group_.asking) ||
        evict_from(are_most_silent ? group_.asking : group_.silent))
        return true;
    const auto slow = std::ranges::find_if(group_.waiting, [&](const TcpSession* session) {
        return session->is_slow() && is_candidate(*session);
    });
    if (slow == group_.waiting.end())
        return false;
    (*slow)->evict();
    return true;
}

TcpServer::TcpServer(asio::io_context& context, std::shared_ptr<ConnectionLimits> limits,
                     TcpSettings settings, TcpHandler handler)
    : core_{std::make_shared<Core>(context, std::move(limits), settings, std::move(handler))}
{}

TcpServer::TcpServer(TcpServer&&) noexcept = default;

TcpServer::~TcpServer()
{
    if (core_)
        core_->stop();
}

void TcpServer::listen(FileDescriptor socket, const Endpoint& endpoint, std::size_t number)
{
    core_->listen(std::move(socket), endpoint, number);
}

void TcpServer::change(const TcpSettings& settings)
{
    asio::post(core_->context(), [core = core_, settings] { core->change(settings); });
}

void TcpServer::close(std::size_t number)
{
    core_->close(number);
}

void TcpServer::drain(std::chrono::steady_clock::duration limit, std::function<void()> drained)
{
    asio::dispatch(core_->context(), [core = core_, limit, drained = std::move(drained)]() mutable {
        core->drain(limit, std::move(drained));
    });
}

void TcpServer::stop()
{
    asio::dispatch(core_->context(), [core = core_] { core->stop(); });
}

const TcpCounters& TcpServer::counters() const noexcept
{
    return core_->group().counters;
}

std::size_t TcpServer::connections() const noexcept
{
    return core_->group().sessions();
}

} // namespace namu::net
