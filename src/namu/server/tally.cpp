#include "namu/server/tally.hpp"

#include "namu/wire/header.hpp"

#include <algorithm>

namespace namu::server {
namespace {

ZoneResult result_of(const AnswerJob& job, Rcode rcode) noexcept
{
    if (job.state != AnswerJob::State::open || (rcode != Rcode::NOERROR && rcode != Rcode::NXDOMAIN))
        return ZoneResult::error;
    switch (job.lookup.kind) {
    case Lookup::Kind::referral: return ZoneResult::referral;
    case Lookup::Kind::no_data: return ZoneResult::no_data;
    case Lookup::Kind::name_error: return ZoneResult::name_error;
    case Lookup::Kind::found:
    case Lookup::Kind::alias:
    case Lookup::Kind::redirect:
    case Lookup::Kind::outside: break;
    }
    return ZoneResult::answer;
}

} // namespace

void Tally::count_question(const AnswerJob& job) noexcept
{
    constexpr std::size_t ipv6_octets = 16;
    const std::size_t family = job.arrival.address.size() == ipv6_octets ? 1 : 0;
    ++numbers_.queries[static_cast<std::size_t>(job.arrival.transport)][family];
    const Query& query = job.query;
    ++numbers_.types[query.has_question() ? CountedTypes::place_of(query.type()) : CountedTypes::none];
    if (query.has_opt())
        ++numbers_.with_edns;
    if (job.wants_dnssec())
        ++numbers_.with_do;
}

void Tally::count(const AnswerJob& job, const Responder& responder, Bytes reply) noexcept
{
    if (job.state == AnswerJob::State::ignored) {
        ++numbers_.ignored;
        return;
    }
    count_question(job);
    if (reply.size() < header_octets) {
        ++numbers_.dropped;
        return;
    }
    ++numbers_.cookies[static_cast<std::size_t>(responder.cookie())];
    const Rcode rcode = responder.rcode();
    ++numbers_.rcodes[std::min(static_cast<std::size_t>(rcode), numbers_.other_rcode)];
    if (HeaderView{reply}.has(HeaderFlag::truncated))
        ++numbers_.truncated;
    if (job.entry != nullptr) {
        const std::size_t zone = job.entry->tally < zones_.size() ? job.entry->tally : 0;
        ++zones_[zone][static_cast<std::size_t>(result_of(job, rcode))];
    }
}

} // namespace namu::server
