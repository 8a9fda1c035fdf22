#include "resolve/small_internet.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"
#include "support/zone_from_text.hpp"

#include <array>
#include <variant>

namespace namu::testing {

using resolve::Carrier;
using resolve::Iteration;

Message reply_to(const Question& question, Rcode rcode)
{
    Message reply;
    reply.flags = HeaderFlag::response | HeaderFlag::authoritative;
    reply.rcode = rcode;
    reply.questions = {question};
    return reply;
}

void SmallInternet::add(const std::string& address, std::vector<std::pair<std::string, std::string>> zones)
{
    std::vector<CatalogEntry> entries;
    for (auto& [apex, text] : zones)
        entries.push_back({Name::from_text(apex).value(), good_zone(apex, std::move(text))});
    servers_.insert_or_assign(address, Catalog{std::move(entries)});
}

void SmallInternet::add(const std::string& address, std::function<Message(const Question&)> reply)
{
    own_replies_.insert_or_assign(address, std::move(reply));
}

Iteration::Outcome SmallInternet::resolve(std::string_view name, RRType type, Clock::Time now,
                                          const resolve::IterationLimits& limits,
                                          resolve::IterationObserver* observer, resolve::Minimise minimise)
{
    asked.clear();
    resolve::IterationObserver nobody;
    Iteration iteration{{Name::from_text(name).value(), type},    cache,  hints,   now,
                        observer == nullptr ? nobody : *observer, limits, minimise};
    for (;;) {
        auto step = iteration.next(now);
        if (auto* const outcome = std::get_if<Iteration::Outcome>(&step))
            return std::move(*outcome);
        answer(iteration, std::get<Iteration::Ask>(step), now);
    }
}

void SmallInternet::answer(Iteration& iteration, const Iteration::Ask& ask, Clock::Time now)
{
    const std::string address = ask.address.to_text();
    asked.push_back(ask.question.name.to_text() + " " + to_text(ask.question.type) + " at " + address +
                    (ask.carrier == Carrier::tcp ? " tcp" : "") +
                    (ask.edns == resolve::Edns::without ? " plain" : ""));
    const auto zones = servers_.find(address);
    const auto own = own_replies_.find(address);
    const auto refusal = without_edns_.find(address);
    if (silent_.contains(address))
        iteration.on_failure(Iteration::Failure::timed_out, now);
    else if (ask.carrier == Carrier::tcp && without_tcp_.contains(address))
        iteration.on_failure(Iteration::Failure::unreachable, now);
    else if (refusal != without_edns_.end() && ask.edns == resolve::Edns::with)
        iteration.on_reply(reply_to(ask.question, refusal->second), now);
    else if (own != own_replies_.end())
        iteration.on_reply(own->second(ask.question), now);
    else if (zones != servers_.end())
        iteration.on_reply(reply_of(zones->second, ask), now);
    else
        iteration.on_failure(Iteration::Failure::unreachable, now);
}

Message SmallInternet::reply_of(const Catalog& zones, const Iteration::Ask& ask) const
{
    static const AnswerSettings settings{.version = {}, .identity = {}};
    static Responder responder{settings};
    constexpr std::array<std::uint8_t, 4> client{192, 0, 2, 250};
    std::vector<std::uint8_t> room(65'535);
    const Transport transport = ask.carrier == Carrier::tcp ? Transport::tcp : Transport::udp;
    const auto query = write_query(1, 0, ask.question, Opt{.payload_size = 1232});
    room.resize(responder.answer(query, {transport, client, Clock::Time{}}, zones, room));
    return read_message(room).value();
}

} // namespace namu::testing
