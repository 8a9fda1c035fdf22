#include "programs/journey/walk_steps.hpp"

#include "namu/wire/message_text.hpp"

#include <utility>

namespace namu::journey {
namespace {

std::string question_text(const Question& question)
{
    return question.name.to_text() + " " + to_text(question.type);
}

/// A server that was given by its address alone has no name yet.
std::string server_text(const Name& server, const resolve::ServerAddress& address)
{
    return server.is_root() ? address.to_text() : plain_text(server) + " " + address.to_text();
}

} // namespace

std::string plain_text(const Name& name)
{
    std::string text = name.to_text();
    if (text.size() > 1)
        text.pop_back();
    return text;
}

Fact::Texts to_texts(std::span<const Message::Record> records)
{
    Fact::Texts texts;
    for (const Message::Record& record : records)
        texts.push_back(to_text(record));
    return texts;
}

void WalkSteps::on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records)
{
    Step step{StepKind::nearest_cached};
    step.add(FactName::question, question_text(question)).add(FactName::rcode, to_text(rcode));
    if (!records.empty())
        step.add(FactName::records, to_texts(records));
    sink_.take(step);
}

void WalkSteps::on_zone(const Name& zone, const Name& /*wanted*/)
{
    const bool is_known_from_referral = std::exchange(referred_to_, std::nullopt) == zone;
    nearest_known_ = is_known_from_referral ? std::nullopt : std::optional{zone};
}

void WalkSteps::on_ask(const Name& server, const resolve::ServerAddress& address, const Name& zone,
                       const Question& question, bool over_tcp)
{
    is_priming_ = question.type == RRType::NS && question.name == zone;
    asked_ = {};
    if (const auto begin = std::exchange(nearest_known_, std::nullopt))
        asked_.add(FactName::nearest_known, begin->to_text());
    asked_.add(FactName::question, question_text(question))
        .add(FactName::server, server_text(server, address))
        .add(FactName::zone, zone.to_text());
    if (over_tcp)
        asked_.add(FactName::transport, "TCP");
    asked_at_ = std::chrono::steady_clock::now();
}

Step WalkSteps::asked(StepKind kind)
{
    Step step = std::exchange(asked_, {});
    step.kind = kind;
    return step;
}

void WalkSteps::on_referral(const Name& child, std::span<const Message::Record> records)
{
    referred_to_ = child;
    Step step = asked(StepKind::referral);
    step.add(FactName::child, child.to_text()).add(FactName::records, to_texts(records));
    sink_.take(step.add_time(std::chrono::steady_clock::now() - asked_at_));
}

void WalkSteps::on_alias(const Name& alias, const Name& target)
{
    sink_.take(Step{StepKind::alias}
                   .add(FactName::alias, alias.to_text())
                   .add(FactName::alias_of, target.to_text()));
}

void WalkSteps::on_answer(Rcode rcode, std::span<const Message::Record> records)
{
    Step step = asked(is_priming_ ? StepKind::priming : StepKind::zone_answer);
    step.add(FactName::rcode, to_text(rcode));
    if (!records.empty())
        step.add(FactName::records, to_texts(records));
    sink_.take(step.add_time(std::chrono::steady_clock::now() - asked_at_));
}

void WalkSteps::on_useless(const Name& /*server*/, std::string_view why)
{
    Step step = asked(StepKind::useless);
    step.add(FactName::why, std::string{why});
    sink_.take(step.add_time(std::chrono::steady_clock::now() - asked_at_));
}

void WalkSteps::on_search_begin(const Name& server)
{
    sink_.take(Step{StepKind::search}.add(FactName::server, server.to_text()));
}

void WalkSteps::on_search_end(const Name& server)
{
    sink_.take(Step{StepKind::search_end}.add(FactName::server, server.to_text()));
}

} // namespace namu::journey
