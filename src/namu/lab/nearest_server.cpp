#include "namu/lab/nearest_server.hpp"

#include "namu/lab/walk.hpp"
#include "namu/resolve/reply.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/query.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

namespace namu::lab {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;
using resolve::Iteration;

constexpr std::chrono::seconds idle_limit{10};
constexpr std::chrono::milliseconds retry_after{100};
constexpr std::size_t most_tcp_octets = 65'535;
constexpr std::size_t least_udp_octets = 512;
constexpr std::size_t most_udp_octets = 1'232;

std::size_t udp_limit(const Query& query)
{
    const std::size_t offered = query.opt() ? query.opt()->payload_size() : least_udp_octets;
    return std::clamp(offered, least_udp_octets, most_udp_octets);
}

/// What is refused before anybody is asked.
std::optional<Rcode> refusal(const Query& query)
{
    if (query.header().opcode() != Opcode::QUERY)
        return Rcode::NOTIMP;
    if (query.is_faulty() || !query.has_question())
        return Rcode::FORMERR;
    if (query.opt() && query.opt()->version() != 0)
        return Rcode::BADVERS; // RFC 6891 §6.1.3
    const bool is_wanted =
        query.rr_class() == RRClass::IN && query.header().has(HeaderFlag::recursion_desired);
    return is_wanted ? std::nullopt : std::optional{Rcode::REFUSED};
}

} // namespace

/// A client's connection: questions one after the other.
class NearestServer::Client : public std::enable_shared_from_this<Client> {
public:
    Client(NearestServer& server, tcp::socket socket)
        : server_{server},
          socket_{std::move(socket)},
          timer_{socket_.get_executor()}
    {}

    void read()
    {
        start_timer();
        asio::async_read(socket_, asio::buffer(length_),
                         [self = shared_from_this()](const error_code& error, std::size_t) {
                             error ? self->close() : self->read_question();
                         });
    }

private:
    void start_timer()
    {
        timer_.expires_after(idle_limit);
        timer_.async_wait([self = shared_from_this()](const error_code& error) {
            if (!error)
                self->close();
        });
    }

    void read_question()
    {
        question_.resize(load_u16(length_.data()));
        asio::async_read(socket_, asio::buffer(question_),
                         [self = shared_from_this()](const error_code& error, std::size_t) {
                             if (error)
                                 return self->close();
                             self->timer_.cancel();
                             self->server_.answer(
                                 self->question_, most_tcp_octets,
                                 [self](std::vector<std::uint8_t> reply) { self->write(std::move(reply)); });
                         });
    }

    void write(std::vector<std::uint8_t> reply)
    {
        if (reply.empty())
            return close();
        store_u16(length_.data(), static_cast<std::uint16_t>(reply.size()));
        reply_ = std::move(reply);
        start_timer();
        const std::array buffers{asio::buffer(std::as_const(length_)), asio::buffer(std::as_const(reply_))};
        asio::async_write(socket_, buffers,
                          [self = shared_from_this()](const error_code& error, std::size_t) {
                              error ? self->close() : self->read();
                          });
    }

    void close()
    {
        error_code ignored;
        socket_.close(ignored);
        timer_.cancel();
    }

    NearestServer& server_;
    tcp::socket socket_;
    asio::steady_timer timer_;
    std::array<std::uint8_t, 2> length_{};
    std::vector<std::uint8_t> question_;
    std::vector<std::uint8_t> reply_;
};

boost::system::result<std::unique_ptr<NearestServer>, net::ListenError>
NearestServer::open(asio::io_context& context, const Clock& clock, Settings settings)
{
    auto sockets = net::open_listeners(std::span{&settings.endpoint, 1}, 1);
    if (!sockets)
        return sockets.error();
    std::unique_ptr<NearestServer> server{new NearestServer{context, clock, std::move(settings)}};
    server->listen(std::move(sockets->front()));
    return server;
}

NearestServer::NearestServer(asio::io_context& context, const Clock& clock, Settings settings)
    : context_{context},
      clock_{clock},
      settings_{std::move(settings)},
      udp_{context},
      tcp_{context},
      retry_{context}
{}

NearestServer::~NearestServer() = default;

void NearestServer::begin_anew(resolve::RootHints hints)
{
    settings_.hints = std::move(hints);
    cache_.flush();
}

void NearestServer::listen(net::Listener sockets)
{
    const bool is_v4 = sockets.endpoint.address.is_v4();
    settings_.endpoint = sockets.endpoint;
    if (settings_.server_port == 0)
        settings_.server_port = sockets.endpoint.port;
    udp_.assign(is_v4 ? udp::v4() : udp::v6(), sockets.udp.front().release());
    tcp_.assign(is_v4 ? tcp::v4() : tcp::v6(), sockets.tcp.front().release());
    receive();
    accept();
}

void NearestServer::receive()
{
    udp_.async_receive_from(asio::buffer(room_), client_,
                            [this](const error_code& error, std::size_t octets) {
                                if (error == asio::error::operation_aborted)
                                    return;
                                if (!error && client_.address().is_loopback()) {
                                    std::vector<std::uint8_t> question{
                                        room_.begin(), room_.begin() + static_cast<std::ptrdiff_t>(octets)};
                                    const std::size_t limit = udp_limit(Query::parse(question));
                                    answer(std::move(question), limit,
                                           [this, client = client_](const std::vector<std::uint8_t>& reply) {
                                               error_code ignored; // whoever is gone needs no answer
                                               if (!reply.empty())
                                                   udp_.send_to(asio::buffer(reply), client, 0, ignored);
                                           });
                                }
                                receive();
                            });
}

void NearestServer::accept()
{
    tcp_.async_accept([this](const error_code& error, tcp::socket socket) {
        if (error == asio::error::operation_aborted)
            return;
        error_code unknown;
        if (error)
            return accept_later();
        if (socket.remote_endpoint(unknown).address().is_loopback())
            std::make_shared<Client>(*this, std::move(socket))->read();
        accept();
    });
}

/// Where descriptors have run out, the next try would fail at once, and so for ever.
void NearestServer::accept_later()
{
    retry_.expires_after(retry_after);
    retry_.async_wait([this](const error_code& error) {
        if (!error)
            accept();
    });
}

void NearestServer::answer(std::vector<std::uint8_t> question, std::size_t most_octets, SendReply send)
{
    const Query query = Query::parse(question);
    if (query.is_ignorable())
        return send({});
    if (const auto refused = refusal(query))
        return send(resolve::write_reply(query, {.rcode = *refused}, most_octets));
    if (walks_ == settings_.most_walks)
        return send(resolve::write_reply(query, {.why = "too many questions at a time"}, most_octets));
    ++walks_;
    const Question wanted{Name{query.name()}, query.type()};
    auto iteration = std::make_unique<Iteration>(wanted, cache_, settings_.hints, clock_.now(), observer_);
    auto done = [this, question = std::move(question), most_octets,
                 send = std::move(send)](const Iteration::Outcome& outcome) {
        --walks_;
        send(resolve::write_reply(Query::parse(question), outcome, most_octets));
    };
    const WalkSettings how{settings_.server_port, settings_.time_limit};
    std::make_shared<Walk>(context_, clock_, how, std::move(iteration), std::move(done))->start();
}

} // namespace namu::lab
