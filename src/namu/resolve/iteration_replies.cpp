#include "namu/resolve/iteration.hpp"
#include "namu/resolve/message_records.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

/// What an iteration makes of replies.
namespace namu::resolve {
namespace {

/// Whether EDNS may be what the server does not understand.
bool may_be_for_edns(Rcode rcode) noexcept
{
    return rcode == Rcode::FORMERR || rcode == Rcode::NOTIMP || rcode == Rcode::BADVERS;
}

} // namespace

void Iteration::on_reply(const Message& reply, Clock::Time now)
{
    if (must_ask_again(reply))
        return;
    ServerMemory& servers = cache_.servers();
    Search& search = searches_.back();
    const bool is_part = asked_->question != search.whole();
    const std::string complaint =
        is_part && reply.rcode != Rcode::NOERROR ? to_text(reply.rcode) : take(reply, now);
    if (!complaint.empty() && is_part) {
        // RFC 9156 §3: it may be right of the part and wrong of the whole.
        search.minimiser.ask_whole();
        observer_.on_retry(complaint + " for a part of the name; asked for all of it");
        return ask_same_server(search.whole());
    }
    if (!complaint.empty()) {
        servers.note_useless(asked_->address, asked_->question, now);
        return observer_.on_useless(asked_->server, complaint);
    }
    servers.note_answer(asked_->address, asked_->question);
    if (asked_->edns == Edns::without && servers.knows_edns(asked_->address, now))
        servers.note_without_edns(asked_->address, now);
    if (is_part)
        go_on_below(asked_->question.name);
}

void Iteration::on_failure(Failure failure, Clock::Time now)
{
    constexpr std::array<std::string_view, 3> texts{"no answer came in time", "it cannot be reached",
                                                    "its answer cannot be read"};
    // Who is not there over TCP answers questions with small answers all the same.
    if (failure == Failure::broken_reply || asked_->carrier == Carrier::tcp)
        cache_.servers().note_useless(asked_->address, asked_->question, now);
    else
        cache_.servers().note_silence(asked_->address, now);
    observer_.on_useless(asked_->server, texts[static_cast<std::size_t>(failure)]);
}

/// Over TCP where not all fit (RFC 7766 §5), and without EDNS where that may not be understood (RFC 6891 §6.2.2).
bool Iteration::must_ask_again(const Message& reply)
{
    if (reply.has(HeaderFlag::truncated) && asked_->carrier == Carrier::udp) {
        again_ = asked_;
        again_->carrier = Carrier::tcp;
        return true;
    }
    if (asked_->edns == Edns::with && may_be_for_edns(reply.rcode)) {
        observer_.on_retry(to_text(reply.rcode) + "; asked again without EDNS");
        again_ = asked_;
        again_->edns = Edns::without;
        return true;
    }
    return false;
}

void Iteration::ask_same_server(const Question& question)
{
    again_ = asked_;
    again_->question = question;
    again_->carrier = Carrier::udp;
}

/// A part of the name is there. Unless the server said who knows more, it is asked for more itself.
void Iteration::go_on_below(const Name& part)
{
    Search& search = searches_.back();
    search.minimiser.go_on_below(part);
    if (search.zone)
        ask_same_server(search.minimiser.question(search.whole(), *search.zone));
}

/// Learns what is in a reply. Why it is of no use; empty where it is.
std::string Iteration::take(const Message& reply, Clock::Time now)
{
    const AnswerChain chain = follow_answer(reply, asked_->question, asked_->zone, limits_.aliases);
    // A name that would become too long is denied by that code, with the DNAME that says so.
    const bool is_too_long = reply.rcode == Rcode::YXDOMAIN && !chain.records.empty();
    if (reply.rcode != Rcode::NOERROR && reply.rcode != Rcode::NXDOMAIN && !is_too_long)
        return to_text(reply.rcode);
    take_chain(chain, reply, now);
    // Aliases alone are an answer too: where they lead, others know.
    const bool is_denial = !chain.has_records && take_denial(chain, reply, now);
    if (is_denial || !chain.records.empty())
        observer_.on_answer(reply.rcode, chain.records);
    else if (!take_referral(reply, now))
        return "neither an answer nor a referral to a zone nearer to the name";
    return {};
}

void Iteration::take_chain(const AnswerChain& chain, const Message& reply, Clock::Time now)
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
bool Iteration::take_denial(const AnswerChain& chain, const Message& reply, Clock::Time now)
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
