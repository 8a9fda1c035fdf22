#include "namu/lab/fault/fault_set.hpp"

#include "namu/lab/fault/fault_kinds.hpp"
#include "namu/lab/fault/fault_rolls.hpp"
#include "namu/lab/fault/reply_edits.hpp"
#include "namu/resolve/reply.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <set>
#include <utility>

namespace namu::lab {
namespace {

constexpr std::size_t usual_oversize = 4096;

bool has_name(const LabServer& server, const Name& name)
{
    return std::ranges::any_of(
        server.zones, [&name](const ServedZone& served) { return served.server.view() == name.view(); });
}

bool matches_name(const std::string& pattern, const Query& query)
{
    if (pattern.empty())
        return true;
    const bool is_dotted = pattern.back() == '.';
    const std::string name = query.name().to_text();
    return ::fnmatch((is_dotted ? pattern : pattern + ".").c_str(), name.c_str(),
                     FNM_CASEFOLD | FNM_NOESCAPE) == 0;
}

bool is_meant_for(const Fault& fault, const FaultScene& scene)
{
    return (!fault.server || *fault.server == scene.server.listens ||
            *fault.server == scene.server.address) &&
           (!fault.server_name || has_name(scene.server, *fault.server_name)) &&
           (!fault.zone || (scene.zone != nullptr && scene.zone->view() == fault.zone->view())) &&
           (!fault.type || *fault.type == scene.query.type()) &&
           (!fault.client || fault.client->contains(scene.client)) &&
           (!fault.transport || *fault.transport == scene.transport) &&
           (!row_of(fault.kind).is_tcp_only || scene.transport == Transport::tcp) &&
           (fault.kind != FaultKind::truncate || scene.transport == Transport::udp) &&
           matches_name(fault.name, scene.query);
}

bool is_its_turn(const FaultSet::Entry& entry)
{
    const Fault& fault = entry.fault;
    return entry.met <= fault.first && entry.met % fault.every == 0 &&
           (!fault.rate || FaultRolls{fault.seed, entry.met}.share(FaultRolls::Purpose::rate) < *fault.rate);
}

/// The servers of the root as those of old knew them, in place of an answer.
void refer_upward(const FaultScene& scene, const resolve::RootHints& hints, Reply& reply)
{
    std::set<Name> servers;
    for (const auto& [server, address] : hints.servers)
        servers.insert(server);
    resolve::Iteration::Outcome outcome{.rcode = Rcode::NOERROR};
    for (const Name& server : servers)
        outcome.authority.push_back({hints.top,
                                     RRType::NS,
                                     RRClass::IN,
                                     Ttl::from_wire(3'600'000),
                                     {server.octets().begin(), server.octets().end()}});
    reply = resolve::write_reply(scene.query, outcome, reply.size() + 1'000);
    if (reply.size() > 3)
        reply[3] &= 0x7f; // RA is for resolvers
}

const boost::asio::ip::address& nowhere()
{
    static const auto address = boost::asio::ip::make_address("127.255.255.254");
    return address;
}

/// Does one to a reply that is still one; false where there is nothing that it could spoil.
bool spoil(const Fault& fault, const FaultRolls& rolls, const FaultScene& scene,
           const resolve::RootHints& hints, Delivery& delivery)
{
    Reply& reply = delivery.octets;
    switch (fault.kind) {
    case FaultKind::drop: delivery.manner = Delivery::Manner::nothing; return true;
    case FaultKind::delay: delivery.delay += fault.delay + rolls.up_to(fault.jitter); return true;
    case FaultKind::rcode: return make_failure(reply, fault.rcode);
    case FaultKind::truncate: return make_truncated(reply);
    case FaultKind::not_authoritative: return make_not_authoritative(reply);
    case FaultKind::lame: return make_failure(reply, Rcode::REFUSED);
    case FaultKind::upward: refer_upward(scene, hints, reply); return true;
    case FaultKind::wrong_id: return change_id(reply, rolls.not_zero());
    case FaultKind::wrong_question: return change_question(reply);
    case FaultKind::wrong_case: return change_case(reply);
    case FaultKind::not_response: return make_no_response(reply);
    case FaultKind::stale_serial: return lower_serials(reply, fault.behind);
    case FaultKind::missing_glue: return remove_glue(reply);
    case FaultKind::wrong_glue: return change_glue(reply, fault.address.value_or(nowhere()));
    case FaultKind::ttl: return set_ttls(reply, fault.ttl);
    case FaultKind::cut: return cut_after(reply, fault.octets != 0 ? fault.octets : reply.size() / 2);
    case FaultKind::oversized: return make_longer(reply, fault.octets != 0 ? fault.octets : usual_oversize);
    case FaultKind::tcp_reset: delivery.manner = Delivery::Manner::reset; return true;
    case FaultKind::tcp_drip:
        delivery.manner = Delivery::Manner::drip;
        delivery.pause = fault.delay;
        return true;
    case FaultKind::tcp_half_close: delivery.manner = Delivery::Manner::half_close; return true;
    }
    return false;
}

} // namespace

std::uint64_t FaultSet::add(Fault fault)
{
    entries_.push_back({++last_number_, std::move(fault)});
    return last_number_;
}

bool FaultSet::clear(std::uint64_t number)
{
    return std::erase_if(entries_, [number](const Entry& entry) { return entry.number == number; }) != 0;
}

std::vector<const FaultSet::Entry*> FaultSet::meant_for(const FaultScene& scene) const
{
    std::vector<const Entry*> found;
    for (const Entry& entry : entries_) {
        if (is_meant_for(entry.fault, scene))
            found.push_back(&entry);
    }
    return found;
}

std::vector<std::string> FaultSet::apply(const FaultScene& scene, const resolve::RootHints& hints,
                                         Delivery& reply)
{
    std::vector<std::string> done;
    for (Entry& entry : entries_) {
        if (!reply.is_sent())
            break;
        if (!is_meant_for(entry.fault, scene))
            continue;
        // Tried on a copy: a reply that has nothing to spoil does not count as one of those that it was meant for.
        Delivery spoilt = reply;
        const FaultRolls rolls{entry.fault.seed, entry.met + 1};
        if (!spoil(entry.fault, rolls, scene, hints, spoilt))
            continue;
        ++entry.met;
        if (!is_its_turn(entry))
            continue;
        ++entry.done;
        reply = std::move(spoilt);
        done.push_back(entry.fault.to_text());
    }
    return done;
}

} // namespace namu::lab
