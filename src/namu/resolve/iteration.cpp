#include "namu/resolve/iteration.hpp"

#include "namu/wire/name_view.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace namu::resolve {
namespace {

constexpr std::array address_types{RRType::A, RRType::AAAA};

/// The name that is all of an NS or CNAME record's data.
Name target_of(const Message::Record& record)
{
    return Name{NameView::trusted(record.rdata.data(), record.rdata.size())};
}

std::vector<Message::Record> records_of(std::span<const Message::Record> section, const Name& owner,
                                        RRType type)
{
    std::vector<Message::Record> records;
    std::ranges::copy_if(section, std::back_inserter(records), [&](const Message::Record& record) {
        return record.type == type && record.rr_class == RRClass::IN && record.owner == owner;
    });
    return records;
}

Iteration::Outcome failure(std::string why)
{
    return {.rcode = Rcode::SERVFAIL, .why = std::move(why)};
}

} // namespace

Iteration::Iteration(const Question& question, Cache& cache, const RootHints& hints, Clock::Time now,
                     IterationObserver& observer, const IterationLimits& limits)
    : cache_{cache},
      hints_{hints},
      begun_{now},
      observer_{observer},
      limits_{limits},
      searches_{{question, question.name}}
{}

Iteration::Step Iteration::next(Clock::Time now)
{
    if (!searches_.front().question.name.is_at_or_below(hints_.top))
        return failure("the name is not below " + hints_.top.to_text() + ", where the known servers begin");
    if (again_over_tcp_) {
        again_over_tcp_ = false;
        asked_->carrier = Carrier::tcp;
        return ask(*asked_);
    }
    for (;;) {
        if (auto outcome = look_into_cache(searches_.back(), now)) {
            if (searches_.size() == 1)
                return *std::move(outcome);
            finish_search();
        } else if (!searches_.back().zone) {
            choose_zone();
        } else if (auto next = next_server(searches_.back())) {
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
        const CacheEntry* const alias = cache_.find(search.name, RRType::CNAME, Rank::answer, begun_);
        if (alias == nullptr || alias->kind != CacheEntry::Kind::records ||
            search.question.type == RRType::CNAME)
            return std::nullopt;
        if (search.aliases.size() == limits_.aliases)
            return failure("more than " + std::to_string(limits_.aliases) +
                           " aliases lead from one to the next");
        follow_alias(search, *alias, now);
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

void Iteration::follow_alias(Search& search, const CacheEntry& alias, Clock::Time now)
{
    search.aliases.push_back(alias.aged(now).front());
    const Name target = target_of(search.aliases.back());
    observer_.on_alias(search.name, target);
    search.name = target;
    search.zone.reset();
    search.servers.clear();
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
        const Question which_servers{hints_.top, RRType::NS};
        searches_.push_back({which_servers, hints_.top});
        begin_with_hints(searches_.back());
    }
}

/// None where the zone is not known, or its servers could only be found by asking them.
std::vector<Iteration::Server> Iteration::servers_of(const Name& zone) const
{
    const CacheEntry* const known = cache_.find(zone, RRType::NS, Rank::referral, begun_);
    if (known == nullptr || known->kind != CacheEntry::Kind::records)
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

/// The first of the servers that have an address which was not tried.
std::optional<Iteration::Ask> Iteration::next_server(Search& search) const
{
    const auto server =
        std::ranges::find_if(search.servers, [](const Server& s) { return !s.addresses.empty(); });
    if (server == search.servers.end())
        return std::nullopt;
    const ServerAddress address = server->addresses.front();
    server->addresses.erase(server->addresses.begin());
    return Ask{address, server->name, *search.zone, {search.name, search.question.type}};
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
            searches_.push_back({address, address.name});
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
    const CacheEntry* const known = cache_.find(server.name, type, Rank::glue, begun_);
    if (known == nullptr || known->kind != CacheEntry::Kind::records)
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

void Iteration::on_reply(const Message& reply, Clock::Time now)
{
    if (reply.has(HeaderFlag::truncated) && asked_->carrier == Carrier::udp) {
        again_over_tcp_ = true;
        return;
    }
    if (reply.rcode != Rcode::NOERROR && reply.rcode != Rcode::NXDOMAIN)
        return observer_.on_useless(asked_->server, to_text(reply.rcode));
    const Chain chain = follow_in(reply);
    take_chain(chain, reply, now);
    // Aliases alone are an answer too: where they lead, others know.
    const bool is_denial = !chain.has_records && take_denial(chain, reply, now);
    if (is_denial || !chain.records.empty())
        return observer_.on_answer(reply.rcode, chain.records);
    if (!take_referral(reply, now))
        observer_.on_useless(asked_->server, "neither an answer nor a referral to a zone nearer to the name");
}

void Iteration::on_failure(Failure failure)
{
    constexpr std::array<std::string_view, 3> texts{"no answer came in time", "it cannot be reached",
                                                    "its answer cannot be read"};
    observer_.on_useless(asked_->server, texts[static_cast<std::size_t>(failure)]);
}

/// Reads the answer section as far as the server may speak of its names.
Iteration::Chain Iteration::follow_in(const Message& reply) const
{
    const RRType type = asked_->question.type;
    Chain chain{asked_->question.name};
    for (std::size_t i = 0; i <= limits_.aliases && chain.last.is_at_or_below(asked_->zone); ++i) {
        const auto records = records_of(reply.answer, chain.last, type);
        if (!records.empty()) {
            chain.records.insert(chain.records.end(), records.begin(), records.end());
            chain.has_records = true;
            break;
        }
        const auto alias = records_of(reply.answer, chain.last, RRType::CNAME);
        if (alias.empty())
            break;
        chain.records.push_back(alias.front());
        chain.last = target_of(alias.front());
    }
    return chain;
}

void Iteration::take_chain(const Chain& chain, const Message& reply, Clock::Time now)
{
    const Rank rank = reply.has(HeaderFlag::authoritative) ? Rank::authoritative : Rank::answer;
    for (std::size_t begin = 0; begin < chain.records.size();) {
        std::size_t end = begin + 1;
        while (end < chain.records.size() && chain.records[end].owner == chain.records[begin].owner)
            ++end;
        cache_.put(std::span{chain.records}.subspan(begin, end - begin), rank, now);
        begin = end;
    }
    // Servers say along with an answer which addresses the name servers in it have.
    if (asked_->question.type == RRType::NS && chain.has_records) {
        for (const Message::Record& ns : chain.records) {
            if (ns.type != RRType::NS || !target_of(ns).is_at_or_below(asked_->zone))
                continue;
            for (const RRType type : address_types)
                cache_.put(records_of(reply.additional, target_of(ns), type), Rank::glue, now);
        }
    }
}

/// RFC 2308 §2: a denial has the SOA of the zone; one without is believed for this time only.
bool Iteration::take_denial(const Chain& chain, const Message& reply, Clock::Time now)
{
    if (!chain.last.is_at_or_below(asked_->zone))
        return false;
    const auto is_of_zone = [&](const Message::Record& soa) {
        return soa.type == RRType::SOA && soa.owner.is_at_or_below(asked_->zone) &&
               chain.last.is_at_or_below(soa.owner);
    };
    const auto soa = std::ranges::find_if(reply.authority, is_of_zone);
    const Message::Record* const found = soa == reply.authority.end() ? nullptr : &*soa;
    const bool is_name_error = reply.rcode == Rcode::NXDOMAIN;
    const bool has_ns =
        std::ranges::find(reply.authority, RRType::NS, &Message::Record::type) != reply.authority.end();
    const bool is_no_data =
        found != nullptr || (reply.has(HeaderFlag::authoritative) && !has_ns && chain.records.empty());
    if (!is_name_error && !is_no_data)
        return false;
    cache_.put_denial(chain.last, asked_->question.type,
                      is_name_error ? CacheEntry::Kind::name_error : CacheEntry::Kind::no_data, found, now);
    return true;
}

bool Iteration::take_referral(const Message& reply, Clock::Time now)
{
    const Name& wanted = asked_->question.name;
    const auto is_nearer = [&](const Message::Record& ns) {
        return ns.type == RRType::NS && ns.owner.is_at_or_below(asked_->zone) && ns.owner != asked_->zone &&
               wanted.is_at_or_below(ns.owner);
    };
    const auto first = std::ranges::find_if(reply.authority, is_nearer);
    if (first == reply.authority.end())
        return false;
    const Name child = first->owner;
    std::vector<Message::Record> records = records_of(reply.authority, child, RRType::NS);
    cache_.put(records, Rank::referral, now);
    const std::size_t servers = records.size();
    for (std::size_t i = 0; i < servers; ++i) {
        const Name server = target_of(records[i]);
        for (const RRType type : address_types) {
            // Glue for names elsewhere is not this zone's to tell (RFC 5452 §6).
            const auto glue = server.is_at_or_below(asked_->zone) ? records_of(reply.additional, server, type)
                                                                  : std::vector<Message::Record>{};
            cache_.put(glue, Rank::glue, now);
            records.insert(records.end(), glue.begin(), glue.end());
        }
    }
    observer_.on_referral(child, records);
    Search& search = searches_.back();
    search.zone.reset();
    search.servers.clear();
    return true;
}

} // namespace namu::resolve
