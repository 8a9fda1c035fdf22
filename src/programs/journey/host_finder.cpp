#include "programs/journey/host_finder.hpp"

#include "namu/wire/message_reader.hpp"
#include "programs/journey/stub_resolver.hpp"
#include "programs/journey/walk_steps.hpp"

#include <utility>

namespace namu::journey {
namespace {

using Time = std::chrono::steady_clock;

Step question_step(StubResolver& stub)
{
    return Step{StepKind::question}
        .add(FactName::server, stub.server().to_text())
        .add(FactName::client, stub.client().to_text())
        .add_number(FactName::descriptor, static_cast<std::uint64_t>(stub.descriptor()))
        .add_number(FactName::octets, stub.query().size())
        .add(FactName::hex, stub.query())
        .add(FactName::message, read_message(stub.query()).value());
}

Step answer_step(const StubResolver& stub, const Message& answer, Time::duration time)
{
    return Step{StepKind::answer}
        .add(FactName::transport, std::string{stub.was_over_tcp() ? "TCP" : "UDP"})
        .add_number(FactName::octets, stub.reply().size())
        .add(FactName::hex, stub.reply())
        .add(FactName::message, answer)
        .add_time(time);
}

std::string entry_text(const resolve::Cache::Key& key, const resolve::CacheEntry& entry)
{
    const std::string name = key.first.to_text();
    return entry.kind == resolve::CacheEntry::Kind::no_data ? name + " " + to_text(key.second) + ": none"
                                                            : name + ": NXDOMAIN";
}

/// What a cache has, as records; what it has denied, in words.
Fact::Texts texts_of(const resolve::Cache& cache, Clock::Time now)
{
    Fact::Texts texts;
    for (const auto& [key, entry] : cache.entries()) {
        if (entry.until <= now)
            continue;
        if (entry.kind == resolve::CacheEntry::Kind::records) {
            const auto records = to_texts(entry.aged(now));
            texts.insert(texts.end(), records.begin(), records.end());
        } else {
            texts.push_back(entry_text(key, entry));
        }
    }
    return texts;
}

} // namespace

std::optional<HostEntry> HostFinder::ask(const std::string& host)
{
    HostEntry entry;
    for (const RRType type : {RRType::A, RRType::AAAA}) {
        const auto answer = ask_for(host, type);
        if (!answer)
            return std::nullopt;
        entry = host_entry_of(*answer, around_.clock.now());
        if (!entry.addresses.empty() || entry.is_no_name)
            break;
    }
    hosts_.put(host, entry);
    tell_caches(host, entry);
    return entry;
}

std::optional<Message> HostFinder::ask_for(const std::string& host, RRType type) const
{
    const auto fail = [this](Phrase why, std::string detail) {
        around_.fail(why, std::move(detail));
        return std::nullopt;
    };
    StubResolver stub{around_.context, around_.nearest.endpoint(), around_.answer_limit};
    const auto begin = Time::now();
    if (const error_code fault = stub.send({Name::from_text(host).value(), type}))
        return fail(Phrase::unreachable, stub.server().to_text() + ": " + fault.message());
    around_.tell(question_step(stub));
    const auto answer = stub.receive();
    if (!answer)
        return fail(Phrase::dns_silent, stub.server().to_text() + ": " + answer.error().message());
    around_.tell(answer_step(stub, *answer, Time::now() - begin));
    if (answer->rcode != Rcode::NOERROR && answer->rcode != Rcode::NXDOMAIN)
        return fail(Phrase::no_dns_answer, host + ": " + to_text(answer->rcode));
    return *answer;
}

void HostFinder::tell_caches(const std::string& host, const HostEntry& entry) const
{
    Fact::Texts kept;
    for (const auto& address : entry.addresses)
        kept.push_back(host + " " + address.to_string());
    Step step{StepKind::caches_filled};
    step.add(FactName::nearest_cache, texts_of(around_.nearest.cache(), around_.clock.now()));
    if (kept.empty())
        step.add(FactName::browser_cache, Phrase::host_denied);
    else
        step.add(FactName::browser_cache, std::move(kept));
    around_.tell(step);
}

} // namespace namu::journey
