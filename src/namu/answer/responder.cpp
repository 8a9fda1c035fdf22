#include "namu/answer/responder.hpp"

#include "namu/answer/chain.hpp"
#include "namu/answer/chaos.hpp"

#include <algorithm>

#include <boost/assert.hpp>

namespace namu {

std::size_t Responder::answer(Bytes message, Transport transport, const Catalog& catalog,
                              MutableBytes room) noexcept
{
    parse(job_, message, transport);
    find_zone(job_, catalog);
    find_name(job_);
    return write(job_, catalog, room);
}

std::size_t Responder::write(const AnswerJob& job, const Catalog& catalog, MutableBytes room) noexcept
{
    BOOST_ASSERT(room.size() >= min_room);
    if (job.state == AnswerJob::State::ignored)
        return 0;
    response_.start(job.query, room.first(limit(job, room.size())));
    error_.reset();
    if (job.state == AnswerJob::State::open) {
        write_open(job, catalog);
    } else if (job.state != AnswerJob::State::chaos || !write_chaos(response_, job.query, settings_)) {
        response_.set_rcode(job.rejection->rcode);
        error_ = job.rejection->error;
    }
    return finish(job);
}

std::size_t Responder::limit(const AnswerJob& job, std::size_t room) const noexcept
{
    constexpr std::size_t without_edns = 512; // RFC 1035 §4.2.1
    if (job.transport == Transport::tcp)
        return std::min(room, max_message_octets);
    const std::size_t client = job.query.opt() ? job.query.opt()->payload_size() : without_edns;
    return std::min({room, client, std::max<std::size_t>(settings_.max_udp_payload, without_edns)});
}

void Responder::write_open(const AnswerJob& job, const Catalog& catalog) noexcept
{
    const bool wants_dnssec = job.query.opt() && job.query.opt()->dnssec_ok();
    const AnswerForm form{job.transport == Transport::tcp ? AnyAnswer::all : AnyAnswer::one_rrset,
                          wants_dnssec ? Dnssec::add : Dnssec::leave_out};
    SilentAnswerObserver silent;
    ChainWriter chain{catalog, response_, job.query.type(), form, silent};
    chain.write(job.name, *job.entry, job.lookup);
    if (response_.rcode() == Rcode::YXDOMAIN)
        error_ = name_overflow();
    // RFC 1035 §6.2: with QCLASS * an answer cannot claim to be all there is.
    if (job.query.rr_class() == RRClass::ANY)
        response_.set_authoritative(false);
    // RFC 1035 §4.2.2: over TCP there is no larger answer to come back for.
    if (response_.is_truncated() && job.transport == Transport::tcp) {
        response_.clear();
        response_.set_authoritative(false);
        response_.set_rcode(Rcode::SERVFAIL);
        error_ = too_large();
    }
}

std::size_t Responder::finish(const AnswerJob& job) noexcept
{
    if (!job.query.has_opt())
        return response_.finish();
    const auto& opt = job.query.opt();
    const OptFields fields{.payload_size = settings_.max_udp_payload, .dnssec_ok = opt && opt->dnssec_ok()};
    return response_.finish(fields, [&](OptWriter& out) {
        // RFC 5001 §2.2: only when asked, whatever the question's own NSID says.
        if (!settings_.identity.empty() && opt && opt->find(OptionCode::NSID))
            out.add(OptionCode::NSID, as_bytes(settings_.identity));
        if (error_)
            out.add(*error_);
    });
}

} // namespace namu
