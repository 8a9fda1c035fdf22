#include "namu/resolve/answer_chain.hpp"

#include "namu/resolve/message_records.hpp"
#include "namu/wire/dname.hpp"

#include <algorithm>

namespace namu::resolve {
namespace {

/// The DNAME above the name that is the nearest to it; null where there is none.
const Message::Record* redirection_of(const Name& name, const Message& reply, const Name& zone)
{
    const Message::Record* nearest = nullptr;
    for (const Message::Record& record : reply.answer) {
        const bool redirects = record.type == RRType::DNAME && record.rr_class == RRClass::IN &&
                               name.is_at_or_below(record.owner) && name != record.owner &&
                               record.owner.is_at_or_below(zone);
        if (redirects && (nearest == nullptr || record.owner.is_at_or_below(nearest->owner)))
            nearest = &record;
    }
    return nearest;
}

} // namespace

AnswerChain follow_answer(const Message& reply, const Question& question, const Name& zone,
                          std::size_t most_aliases)
{
    AnswerChain chain{question.name};
    for (std::size_t i = 0; i <= most_aliases && chain.last.is_at_or_below(zone); ++i) {
        if (const Message::Record* const dname = redirection_of(chain.last, reply, zone)) {
            chain.records.push_back(*dname);
            const auto target = substitute(chain.last, dname->owner, target_of(*dname));
            if (!target || question.type == RRType::CNAME)
                break; // no name could be so long, or the CNAME that is made of it is the answer
            chain.last = *target;
            continue;
        }
        const auto records = records_of(reply.answer, chain.last, question.type);
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

} // namespace namu::resolve
