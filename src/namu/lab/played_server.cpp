#include "namu/lab/played_server.hpp"

#include "namu/net/socket_address.hpp"

#include <utility>

namespace namu::lab {

PlayedServer::PlayedServer(Stage& stage, std::shared_ptr<QuestionPort> port)
    : stage_{stage},
      port_{std::move(port)}
{
    port_->start([this](Bytes question, const Client& client, const SendReply& send) {
        take(question, client, send);
    });
}

PlayedServer::~PlayedServer()
{
    port_->close();
}

void PlayedServer::play(LabServer server, Catalog zones)
{
    server_ = std::move(server);
    zones_ = std::move(zones);
}

const StoredName* PlayedServer::zone_of(NameView name, RRType type) const noexcept
{
    const CatalogEntry* const entry = zones_.find(HashedName{name}, type);
    return entry == nullptr ? nullptr : &entry->apex;
}

void PlayedServer::take(Bytes question, const Client& client, const SendReply& send)
{
    const Query query = Query::parse(question);
    if (query.is_ignorable())
        return send({{}, Delivery::Manner::close});
    const std::uint64_t number = stage_.journal.ask(note(question, query, client));
    Delivery reply = answer(question, client);
    const StoredName* const zone = query.has_question() ? zone_of(query.name(), query.type()) : nullptr;
    const FaultScene scene{server_, zone, query, client.endpoint.address, client.transport};
    auto faults =
        query.has_question() ? stage_.faults.apply(scene, stage_.hints, reply) : std::vector<std::string>{};
    stage_.journal.answer(number, reply, std::move(faults));
    send(std::move(reply));
}

Delivery PlayedServer::answer(Bytes question, const Client& client)
{
    const net::SocketAddress address{client.endpoint};
    const Arrival arrival{client.transport, address.address_octets(), stage_.clock.now()};
    const MutableBytes room{stage_.room.get(), max_message_octets};
    const std::size_t size = stage_.responder.answer(question, arrival, zones_, room);
    return {{room.begin(), room.begin() + static_cast<std::ptrdiff_t>(size)}};
}

JournalEntry PlayedServer::note(Bytes question, const Query& query, const Client& client) const
{
    JournalEntry entry;
    entry.client = client;
    if (stage_.nearest->has(client.transport, client.endpoint.port))
        entry.client_name = nearest_name;
    entry.server = port_->endpoint();
    const StoredName* const zone = query.has_question() ? zone_of(query.name(), query.type()) : nullptr;
    if (zone != nullptr)
        entry.zone = zone->to_text();
    const StoredName* const name = zone != nullptr ? server_.name_for(*zone) : nullptr;
    if (name != nullptr)
        entry.server_name = name->to_text();
    else if (!server_.zones.empty())
        entry.server_name = server_.zones.front().server.to_text();
    entry.question.assign(question.begin(), question.end());
    return entry;
}

} // namespace namu::lab
