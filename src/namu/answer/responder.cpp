#include "namu/answer/responder.hpp"

#include "namu/answer/chain.hpp"
#include "namu/answer/chaos.hpp"

#include <algorithm>
#include <exception>

#include <boost/assert.hpp>

namespace namu {
namespace {

/// RFC 9715 §3.1: what passes nearly every path in one piece.
constexpr std::size_t longest_udp_payload = 1400;

/// Puts into words why a chain of aliases ended where it did.
class ErrorObserver : public SilentAnswerObserver {
public:
    explicit ErrorObserver(std::optional<ExtendedError>& error) noexcept : error_{error} {}

    void chain_stopped(NameView /*name*/) noexcept { error_ = namu::chain_stopped(); }
    void name_overflowed(NameView /*name*/, const NodeView& /*dname*/) noexcept { error_ = name_overflow(); }

private:
    std::optional<ExtendedError>& error_;
};

} // namespace

std::size_t Responder::answer(Bytes message, const Arrival& arrival, const Catalog& catalog,
                              MutableBytes room) noexcept
{
    parse(job_, message, arrival);
    const View view{&catalog};
    job_.view = &view;
    find_all({&job_, 1});
    return write(job_, room);
}

void Responder::change_to(const AnswerSettings& settings) noexcept
{
    settings_ = &settings;
    try {
        cookies_ = CookieJar{settings.cookie_secrets};
    } catch (const std::exception&) {
        // Cookies that were good stay good; the next change tries again.
    }
}

std::size_t Responder::write(const AnswerJob& job, MutableBytes room) noexcept
{
    BOOST_ASSERT(room.size() >= min_room);
    if (job.state == AnswerJob::State::ignored)
        return 0;
    facts_.reset();
    if (job.options.cookie)
        facts_.cookie = cookies_.judge(job.options.cookie, job.arrival.address, job.arrival.time);
    start(job, room);
    if (const Rejection* const rejection = judge_cookie(job)) {
        reject(*rejection);
    } else if (job.state == AnswerJob::State::open) {
        write_open(job);
    } else if (job.state != AnswerJob::State::chaos || !write_chaos(response_, job.query, *settings_)) {
        reject(*job.rejection);
    }
    return finish(job);
}

std::size_t Responder::write_truncated(const AnswerJob& job, MutableBytes room) noexcept
{
    start(job, room);
    response_.set_truncated();
    if (!job.query.has_opt())
        return response_.finish();
    return response_.finish(opt_fields(job), [&](OptWriter& out) { write_cookie(out, facts_); });
}

void Responder::start(const AnswerJob& job, MutableBytes room) noexcept
{
    response_.start(job.query, room.first(limit(job, room.size())),
                    facts_.cookie.has_cookie() ? option_head_octets + facts_.cookie.cookie.size() : 0);
}

OptFields Responder::opt_fields(const AnswerJob& job) const noexcept
{
    const auto& opt = job.query.opt();
    return {.payload_size = settings_->max_udp_payload, .dnssec_ok = opt && opt->dnssec_ok()};
}

void Responder::reject(const Rejection& rejection) noexcept
{
    response_.set_rcode(rejection.rcode);
    facts_.error = rejection.error;
}

/// What the cookie alone decides; it may turn what was decided without it. Null where it does not matter.
const Rejection* Responder::judge_cookie(const AnswerJob& job) const noexcept
{
    const CookieState state = facts_.cookie.state;
    const bool is_demanded = settings_->cookie_policy == CookiePolicy::demand;
    if (state == CookieState::absent || (state == CookieState::good && !job.query.lacks_question()))
        return nullptr;
    // Opcodes that are not served come first, and of another version no option is known.
    if (state == CookieState::malformed)
        return job.query.header().opcode() == Opcode::QUERY ? &malformed_cookie() : nullptr;
    const bool is_bad = state == CookieState::bad;
    if (job.query.lacks_question())
        return is_bad ? &bad_cookie() : &nothing_asked();
    if (is_demanded && job.state != AnswerJob::State::rejected && job.arrival.transport == Transport::udp)
        return &bad_cookie();
    return nullptr;
}

std::size_t Responder::limit(const AnswerJob& job, std::size_t room) const noexcept
{
    constexpr std::size_t without_edns = 512; // RFC 1035 §4.2.1
    if (job.arrival.transport == Transport::tcp)
        return std::min(room, max_message_octets);
    const std::size_t client = job.query.opt() ? job.query.opt()->payload_size() : without_edns;
    const std::size_t own =
        std::clamp<std::size_t>(settings_->max_udp_payload, without_edns, longest_udp_payload);
    return std::min({room, client, own});
}

void Responder::write_open(const AnswerJob& job) noexcept
{
    const AnswerForm form{job.arrival.transport == Transport::tcp ? AnyAnswer::all : AnyAnswer::one_rrset,
                          job.wants_dnssec() ? Dnssec::add : Dnssec::leave_out, settings_->authority_ns};
    facts_.zone = job.entry->zone.get();
    ErrorObserver observer{facts_.error};
    ChainWriter chain{*job.view, job.arrival.address, response_, job.query.type(), form, observer, memory_};
    chain.write(job.name, *job.entry, job.lookup, &job.proof);
    // RFC 1035 §6.2: with QCLASS * an answer cannot claim to be all there is.
    if (job.query.rr_class() == RRClass::ANY)
        response_.set_authoritative(false);
    // RFC 1035 §4.2.2: over TCP there is no larger answer to come back for.
    if (response_.is_truncated() && job.arrival.transport == Transport::tcp) {
        response_.clear();
        response_.set_authoritative(false);
        response_.set_rcode(Rcode::SERVFAIL);
        facts_.error = too_large();
    }
}

std::size_t Responder::finish(const AnswerJob& job) noexcept
{
    if (!job.query.has_opt())
        return response_.finish();
    facts_.is_authoritative = response_.is_authoritative();
    return response_.finish(opt_fields(job),
                            [&](OptWriter& out) { write_options(out, job, facts_, *settings_); });
}

} // namespace namu
