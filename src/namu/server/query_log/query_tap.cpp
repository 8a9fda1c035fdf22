#include "namu/server/query_log/query_tap.hpp"

#include "namu/wire/header.hpp"

#include <algorithm>

namespace namu::server {

void QueryTap::record(const QueryLog& log, const AnswerJob& job, const Responder& responder,
                      const net::SocketAddress& client, Bytes reply) noexcept
{
    if (job.state == AnswerJob::State::ignored || !log.filter.matches(job, responder.rcode()))
        return;
    if (++passed_over_ < log.filter.settings().sample)
        return;
    passed_over_ = 0;
    QueryRing& ring = *log.rings[worker_];
    QueryRecord* const record = ring.begin_push();
    if (record == nullptr)
        return;
    record->client = client;
    record->wants_why = log.filter.settings().why;
    fill(*record, job, responder, reply);
    ring.finish_push();
}

void QueryTap::fill(QueryRecord& record, const AnswerJob& job, const Responder& responder,
                    Bytes reply) const noexcept
{
    const Query& query = job.query;
    record.time = time_;
    record.listener = listener_;
    record.transport = job.arrival.transport;
    record.has_edns = query.has_opt();
    record.wants_dnssec = job.wants_dnssec();
    record.cookie = responder.cookie();
    record.zone_labels = job.entry != nullptr
                             ? static_cast<std::uint8_t>(job.entry->apex.view().label_count())
                             : QueryRecord::no_zone;
    record.payload_size = static_cast<std::uint16_t>(query.opt() ? query.opt()->payload_size() : 0);
    record.reply_octets = static_cast<std::uint16_t>(reply.size());
    record.reply_flags = reply.size() < header_octets ? std::uint16_t{0} : HeaderView{reply}.flags();
    record.rcode = responder.rcode();
    const Bytes message = query.message().first(query.has_question() ? query.question_end() : header_octets);
    record.question_octets = static_cast<std::uint16_t>(message.size());
    std::ranges::copy(message, record.octets.begin());
    // The records behind the question are not kept, so the header must not speak of any.
    constexpr std::size_t record_counts = 6;
    std::fill_n(record.octets.begin() + record_counts, header_octets - record_counts, std::uint8_t{0});
}

} // namespace namu::server
