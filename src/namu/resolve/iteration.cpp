#include "namu/resolve/iteration.hpp"

#include "namu/resolve/message_records.hpp"
#include "namu/wire/dname.hpp"
#include "namu/wire/name_view.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu::resolve {
namespace {

Iteration::Outcome failure(std::string why)
{
    return {.rcode = Rcode::SERVFAIL, .why = std::move(why)};
}

} // namespace

Iteration::Iteration(const Question& question, Cache& cache, const RootHints& hints, Clock::Time now,
                     IterationObserver& observer, const IterationLimits& limits, Minimise minimise)
    : cache_{cache},
      hints_{hints},
      begun_{now},
      observer_{observer},
      limits_{limits},
      minimise_{minimise}
{
    begin_search(question);
}

Iteration::Step Iteration::next(Clock::Time now)
{
    if (!searches_.front().question.name.is_at_or_below(hints_.top))
        return failure("the name is not below " + hints_.top.to_text() + ", where the known servers begin");
    if (again_)
        return ask(*std::exchange(again_, std::nullopt));
    for (;;) {
        if (auto outcome = look_into_cache(searches_.back(), now)) {
            if (searches_.size() == 1)
                return *std::move(outcome);
            finish_search();
        } else if (!searches_.back().zone) {
            choose_zone();
        } else if (auto next = next_server(searches_.back(), now)) {
            return ask(*std::move(next));
        } else if (!search_an_address()) {
            if (searches_.size() == 1)
                return failure("none of the servers of " + searches_.back().zone->to_text() +
                               " has an answer");
            finish_search();
        }
    }
}

Iteration::Step Iteration::ask(Ask ask)
{
    if (questions_++ == limits_.questions)
        return failure("it would take more than " + std::to_string(limits_.questions) + " questions");
    observer_.on_ask(ask.server, ask.address, ask.zone, ask.question, ask.carrier == Carrier::tcp);
    searches_.back().has_asked = true;
    asked_ = std::move(ask);
    return *asked_;
}

/// Follows the aliases that are known, and answers where they lead to something that is.
std::optional<Iteration::Outcome> Iteration::look_into_cache(Search& search, Clock::Time now)
{
    // A server may be found by glue, but nobody is answered with it.
    const Rank rank = searches_.size() == 1 ? Rank::answer : Rank::glue;
    for (;;) {
        if (const CacheEntry* const found = cache_.find(search.name, search.question.type, rank, begun_)) {
            Outcome outcome = outcome_of(search, *found, now);
            if (!search.has_asked)
                observer_.on_cached(search.question, outcome.rcode, outcome.answer);
            return outcome;
        }
        const bool wants_alias = search.question.type == RRType::CNAME;
        const CacheEntry* const alias =
            wants_alias ? nullptr : cache_.find_records(search.name, RRType::CNAME, Rank::answer, begun_);
        const CacheEntry* const dname = cache_.find_redirection(search.name, begun_);
        if (alias == nullptr && dname == nullptr)
            return std::nullopt;
        if (search.aliases.size() >= limits_.aliases)
            return failure("more than " + std::to_string(limits_.aliases) +
                           " aliases lead from one to the next");
        if (alias != nullptr)
            follow_alias(search, alias->aged(now).front());
        else if (auto outcome = follow_redirection(search, *dname, now))
            return outcome;
    }
}

Iteration::Outcome Iteration::outcome_of(const Search& search, const CacheEntry& entry, Clock::Time now) const
{
    Outcome outcome{.rcode = entry.kind == CacheEntry::Kind::name_error ? Rcode::NXDOMAIN : Rcode::NOERROR,
                    .answer = search.aliases};
    std::vector<Message::Record> records = entry.aged(now);
    auto& section = entry.kind == CacheEntry::Kind::records ? outcome.answer : outcome.authority;
    section.insert(section.end(), records.begin(), records.end());
    return outcome;
}

/// Makes the CNAME that a DNAME above the name stands for; an outcome where that is the end.
std::optional<Iteration::Outcome> Iteration::follow_redirection(Search& search, const CacheEntry& dname,
                                                                Clock::Time now)
{
    const Message::Record redirection = dname.aged(now).front();
    search.aliases.push_back(redirection);
    const auto target = substitute(search.name, redirection.owner, target_of(redirection));
    if (!target)
        return Outcome{.rcode = Rcode::YXDOMAIN, .answer = search.aliases}; // RFC 6672 §2.2
    const Bytes octets = target->octets();
    const Message::Record alias{
        search.name, RRType::CNAME, RRClass::IN, redirection.ttl, {octets.begin(), octets.end()}};
    if (search.question.type != RRType::CNAME) {
        follow_alias(search, alias);
        return std::nullopt;
    }
    search.aliases.push_back(alias);
    return Outcome{.rcode = Rcode::NOERROR, .answer = search.aliases};
}

void Iteration::follow_alias(Search& search, const Message::Record& alias)
{
    const Name target = target_of(alias);
    observer_.on_alias(search.name, target);
    search.aliases.push_back(alias);
    search.name = target;
    search.zone.reset();
    search.servers.clear();
    search.minimiser = Minimiser{minimise_};
}

void Iteration::begin_search(const Question& question)
{
    searches_.push_back({.question = question, .name = question.name, .minimiser = Minimiser{minimise_}});
}

/// The closest zone whose servers are known and can be found without asking themselves; the hints where there is none,
/// and first the question which servers the root has now (RFC 9609).
void Iteration::choose_zone()
{
    Search& search = searches_.back();
    // The DS of a zone is its parent's to say (RFC 4035 §3.1.4.1).
    NameView zone = search.name;
    if (search.question.type == RRType::DS && !zone.is_root())
        zone = zone.parent();
    for (;; zone = zone.parent()) {
        search.servers = servers_of(Name{zone});
        if (!search.servers.empty()) {
            search.zone = Name{zone};
            break;
        }
        if (zone.is_root() || zone == hints_.top.view())
            break;
    }
    if (search.zone) {
        observer_.on_zone(*search.zone, search.name);
    } else if (std::exchange(is_primed_, true)) {
        begin_with_hints(search);
    } else {
        begin_search({hints_.top, RRType::NS});
        begin_with_hints(searches_.back());
    }
}

/// None where the zone is not known, or its servers could only be found by asking them.
std::vector<Iteration::Server> Iteration::servers_of(const Name& zone) const
{
    const CacheEntry* const known = cache_.find_records(zone, RRType::NS, Rank::referral, begun_);
    if (known == nullptr)
        return {};
    std::vector<Server> servers;
    for (const Message::Record& ns : known->records) {
        servers.push_back({target_of(ns)});
        for (const RRType type : address_types)
            take_addresses(servers.back(), type);
    }
    const bool can_be_found = std::ranges::any_of(servers, [&zone](const Server& server) {
        return !server.addresses.empty() || !server.name.is_at_or_below(zone);
    });
    return can_be_found ? servers : std::vector<Server>{};
}

void Iteration::begin_with_hints(Search& search) const
{
    search.zone = hints_.top;
    for (const RootHints::Server& hint : hints_.servers) {
        const auto known = std::ranges::find(search.servers, hint.name, &Server::name);
        Server& server =
            known == search.servers.end() ? search.servers.emplace_back(Server{hint.name}) : *known;
        server.addresses.push_back(hint.address);
        server.searched_types = address_types.size();
    }
}

/// The first of the servers that have an address which was not tried, and is not known to be of no use.
std::optional<Iteration::Ask> Iteration::next_server(Search& search, Clock::Time now) const
{
    const ServerMemory& known = cache_.servers();
    for (Server& server : search.servers) {
        while (!server.addresses.empty()) {
            const ServerAddress address = server.addresses.front();
            server.addresses.erase(server.addresses.begin());
            const Question question = search.minimiser.question(search.whole(), *search.zone);
            if (known.is_worth_asking(address, question, now)) {
                const Edns edns = known.knows_edns(address, now) ? Edns::with : Edns::without;
                return Ask{address, server.name, *search.zone, question, Carrier::udp, edns};
            }
            observer_.on_left_alone(server.name, address);
        }
    }
    return std::nullopt;
}

/// Begins the search for an address of a server of which none was known. False where nothing more can be found.
bool Iteration::search_an_address()
{
    // Zones whose servers are all called by names in each other cost no question, but could keep it searching for ever.
    if (searches_.size() > limits_.depth || address_searches_ == limits_.address_searches)
        return false;
    for (Server& server : searches_.back().servers) {
        while (server.searched_types < address_types.size()) {
            const Question address{server.name, address_types[server.searched_types++]};
            const bool is_known = cache_.find(server.name, address.type, Rank::glue, begun_) != nullptr;
            if (is_known || is_searched(address))
                continue;
            ++address_searches_;
            observer_.on_search_begin(server.name);
            begin_search(address);
            return true;
        }
    }
    return false;
}

bool Iteration::is_searched(const Question& question) const
{
    return std::ranges::find(searches_, question, &Search::question) != searches_.end();
}

void Iteration::take_addresses(Server& server, RRType type) const
{
    const CacheEntry* const known = cache_.find_records(server.name, type, Rank::glue, begun_);
    if (known == nullptr)
        return;
    for (const Message::Record& record : known->records) {
        if (const auto address = ServerAddress::from_record(record.type, record.rdata))
            server.addresses.push_back(*address);
    }
}

/// The search that is on top is over, and whoever waits for it may have a server to ask now.
void Iteration::finish_search()
{
    const Search done = std::move(searches_.back());
    searches_.pop_back();
    if (done.question.type == RRType::NS)
        return; // it was for the root
    observer_.on_search_end(done.question.name);
    for (Server& server : searches_.back().servers) {
        if (server.name == done.question.name)
            take_addresses(server, done.question.type);
    }
}

} // namespace namu::resolve
