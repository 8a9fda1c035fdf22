#include "namu/server/limit/answer_subject.hpp"

namespace namu::server {
namespace {

/// Of the ancestor of the name asked for (or the name itself) that this node is: known without hashing anything.
std::uint64_t hash_of(const NodeView& node, const HashedName& asked) noexcept
{
    return asked.hash_of_last(node.owner().label_count());
}

/// The name that has the data, or that stands for the one asked for.
AnswerSubject by_name(AnswerKind kind, const AnswerJob& job) noexcept
{
    if (job.lookup.from_wildcard)
        return {kind == AnswerKind::positive ? AnswerKind::wildcard : kind,
                hash_of(job.lookup.closest_encloser, job.name)};
    return {kind, job.name.hash_of_last(job.name.label_count())};
}

} // namespace

AnswerSubject subject_of(const AnswerJob& job) noexcept
{
    constexpr AnswerSubject error{AnswerKind::error, 0};
    if (job.state != AnswerJob::State::open)
        return error;
    switch (job.lookup.kind) {
    case Lookup::Kind::found:
    case Lookup::Kind::alias: return by_name(AnswerKind::positive, job);
    case Lookup::Kind::redirect: return {AnswerKind::wildcard, hash_of(job.lookup.node, job.name)};
    case Lookup::Kind::referral: return {AnswerKind::referral, hash_of(job.lookup.node, job.name)};
    case Lookup::Kind::no_data: return by_name(AnswerKind::no_data, job);
    case Lookup::Kind::name_error:
        return {AnswerKind::name_error, hash_of(job.entry->zone->apex_node(), job.name)};
    case Lookup::Kind::outside: break;
    }
    return error;
}

} // namespace namu::server
