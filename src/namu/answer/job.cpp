#include "namu/answer/job.hpp"

#include "namu/dnssec/prover.hpp"
#include "namu/wire/rr_class.hpp"

namespace namu {
namespace {

void find_zone(AnswerJob& job) noexcept
{
    if (job.state != AnswerJob::State::open)
        return;
    const View& view = *job.view;
    job.entry = view.catalog->find(job.name, job.query.type());
    if (job.entry == nullptr)
        job.rejection = &not_authoritative();
    else if (!view.shows(*job.entry, job.arrival.address))
        job.rejection = &prohibited();
    else if (job.entry->zone == nullptr)
        job.rejection = &not_loaded();
    else
        job.entry->zone->prefetch(job.name);
    if (job.rejection != nullptr)
        job.state = AnswerJob::State::rejected;
}

void find_name(AnswerJob& job) noexcept
{
    if (job.state == AnswerJob::State::open)
        job.lookup = job.entry->zone->find(job.name, job.query.type());
}

void find_proof(AnswerJob& job) noexcept
{
    if (job.state != AnswerJob::State::open || !job.wants_dnssec())
        return;
    job.proof.shrink(0);
    prove(job.lookup, job.name.name(), job.proof);
}

} // namespace

void parse(AnswerJob& job, Bytes message, const Arrival& arrival) noexcept
{
    job.arrival = arrival;
    job.query = Query::parse(message);
    job.options = job.query.opt() ? OptionRequests::of(*job.query.opt()) : OptionRequests{};
    job.entry = nullptr;
    job.rejection = nullptr;
    if (job.query.is_ignorable()) {
        job.state = AnswerJob::State::ignored;
        return;
    }
    job.rejection = judge(job.query, job.options);
    // In class CH only what is refused for that: a fault or an unknown version of EDNS come first.
    if (job.rejection == nullptr) {
        job.state = AnswerJob::State::open;
        job.name.assign(job.query.name());
    } else if (job.rejection->rcode == Rcode::REFUSED && job.query.rr_class() == RRClass::CH) {
        job.state = AnswerJob::State::chaos;
    } else {
        job.state = AnswerJob::State::rejected;
    }
}

void prohibit(AnswerJob& job) noexcept
{
    if (job.state != AnswerJob::State::open && job.state != AnswerJob::State::chaos)
        return;
    job.state = AnswerJob::State::rejected;
    job.rejection = &prohibited();
}

void find_all(std::span<AnswerJob> jobs) noexcept
{
    for (AnswerJob& job : jobs)
        find_zone(job);
    for (const AnswerJob& job : jobs) {
        if (job.state == AnswerJob::State::open)
            job.entry->zone->prefetch_node(job.name);
    }
    for (AnswerJob& job : jobs) {
        find_name(job);
        if (job.state == AnswerJob::State::open && job.lookup.rrset.exists())
            job.entry->zone->prefetch_linked(job.lookup);
    }
    for (AnswerJob& job : jobs)
        find_proof(job);
}

} // namespace namu
