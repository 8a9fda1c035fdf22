#include "namu/lab/nearest_server.hpp"

#include "namu/resolve/reply.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/query.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace namu::lab {
namespace {

using resolve::Iteration;

constexpr std::size_t least_udp_octets = 512;
constexpr std::size_t most_udp_octets = 1'232;

/// The most that the client takes.
std::size_t limit_of(const Query& query, Transport transport)
{
    if (transport == Transport::tcp)
        return max_message_octets;
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

boost::system::result<std::shared_ptr<NearestServer>, net::ListenError>
NearestServer::open(boost::asio::io_context& context, std::shared_ptr<const Clock> clock,
                    const net::Endpoint& endpoint, Settings settings)
{
    auto sockets = net::open_listeners(std::span{&endpoint, 1}, 1);
    if (!sockets)
        return sockets.error();
    auto limits = std::make_shared<net::ConnectionLimits>(net::ConnectionLimits::Limits{});
    auto port = std::make_shared<QuestionPort>(context, std::move(sockets->front()), std::move(limits));
    if (settings.walk.port == 0)
        settings.walk.port = port->endpoint().port;
    auto server = std::make_shared<NearestServer>(context, std::move(clock), std::move(settings));
    server->start(std::move(port));
    return server;
}

NearestServer::NearestServer(boost::asio::io_context& context, std::shared_ptr<const Clock> clock,
                             Settings settings)
    : context_{context},
      clock_{std::move(clock)},
      settings_{std::move(settings)}
{}

void NearestServer::start(std::shared_ptr<QuestionPort> port, Journal* journal)
{
    port_ = std::move(port);
    journal_ = journal;
    port_->start([self = shared_from_this()](Bytes question, const Client& client, SendReply send) {
        self->take(question, client, std::move(send));
    });
}

void NearestServer::close()
{
    port_->close();
    journal_ = nullptr;
}

void NearestServer::begin_anew(resolve::RootHints hints)
{
    settings_.hints = std::move(hints);
    cache_.flush();
}

void NearestServer::take(Bytes question, const Client& client, SendReply send)
{
    const Query query = Query::parse(question);
    if (query.is_ignorable() || !client.endpoint.address.is_loopback())
        return send({{}, Delivery::Manner::close});
    send = noted(question, client, std::move(send));
    const std::size_t most_octets = limit_of(query, client.transport);
    if (const auto refused = refusal(query))
        return send({resolve::write_reply(query, {.rcode = *refused}, most_octets)});
    if (walks_ == settings_.most_walks)
        return send({resolve::write_reply(query, {.why = "too many questions at a time"}, most_octets)});
    walk(query, most_octets, std::move(send));
}

void NearestServer::walk(const Query& query, std::size_t most_octets, SendReply send)
{
    ++walks_;
    const Question wanted{Name{query.name()}, query.type()};
    auto iteration = std::make_unique<Iteration>(wanted, cache_, settings_.hints, clock_->now(), *observer_,
                                                 resolve::IterationLimits{}, settings_.minimise);
    std::vector<std::uint8_t> question{query.message().begin(), query.message().end()};
    auto done = [self = shared_from_this(), question = std::move(question), most_octets,
                 send = std::move(send)](const Iteration::Outcome& outcome) {
        --self->walks_;
        send({resolve::write_reply(Query::parse(question), outcome, most_octets)});
    };
    std::make_shared<Walk>(context_, *clock_, settings_.walk, std::move(iteration), std::move(done))->start();
}

/// The same, but the question and its reply are noted.
SendReply NearestServer::noted(Bytes question, const Client& client, SendReply send)
{
    if (journal_ == nullptr)
        return send;
    JournalEntry entry;
    entry.client = client;
    entry.server = endpoint();
    entry.server_name = nearest_name;
    entry.question.assign(question.begin(), question.end());
    return [self = shared_from_this(), number = journal_->ask(std::move(entry)),
            send = std::move(send)](Delivery reply) {
        if (self->journal_ != nullptr)
            self->journal_->answer(number, reply);
        send(std::move(reply));
    };
}

} // namespace namu::lab
