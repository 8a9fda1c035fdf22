#include "namu/answer/reply_options.hpp"

#include "namu/base/bytes.hpp"
#include "namu/wire/edns/option_code.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>

namespace namu {
namespace {

/// RFC 8467 §4.1: what servers fill up to.
constexpr std::size_t padding_block = 468;

/// RFC 7828 §3.3.2: the time-out that holds for this connection, in units of 100 milliseconds.
void write_keepalive(OptWriter& out, std::chrono::milliseconds time_out) noexcept
{
    constexpr auto most = std::numeric_limits<std::uint16_t>::max();
    std::array<std::uint8_t, 2> data{};
    store_u16(data.data(), static_cast<std::uint16_t>(std::min<std::int64_t>(time_out.count() / 100, most)));
    out.add(OptionCode::TCP_KEEPALIVE, data);
}

/// RFC 7314 §3.1: the EXPIRE of the SOA, which is its last number but one.
void write_expire(OptWriter& out, const Zone& zone) noexcept
{
    const Bytes soa = zone.negative_soa().front();
    out.add(OptionCode::EXPIRE, soa.last(8).first(4));
}

/// RFC 9660 §2: number of labels of the zone's name without the root, type SOA-SERIAL, serial.
void write_zone_version(OptWriter& out, const Zone& zone) noexcept
{
    constexpr std::uint8_t soa_serial = 0;
    std::array<std::uint8_t, 6> data{static_cast<std::uint8_t>(zone.apex().label_count()), soa_serial};
    store_u32(&data[2], zone.serial().value());
    out.add(OptionCode::ZONEVERSION, data);
}

/// RFC 9567 §6.2, §8.1: not to an agent that cannot be found when the zone itself cannot.
void write_report_channel(OptWriter& out, const Zone& zone, const Name& agent) noexcept
{
    if (!agent.is_root() && !agent.is_at_or_below(zone.apex()))
        out.add(OptionCode::REPORT_CHANNEL, agent.octets());
}

void write_zone_options(OptWriter& out, const AnswerJob& job, const ReplyFacts& facts,
                        const AnswerSettings& settings) noexcept
{
    const Zone& zone = *facts.zone;
    // RFC 7314 §3: a matter of SOA questions and transfers, and only who is authoritative knows.
    if (job.options.expire && facts.is_authoritative && job.query.type() == RRType::SOA)
        write_expire(out, zone);
    if (job.options.zone_version)
        write_zone_version(out, zone);
    write_report_channel(out, zone, settings.report_channel);
}

} // namespace

void write_cookie(OptWriter& out, const ReplyFacts& facts) noexcept
{
    if (facts.cookie.has_cookie())
        out.add(OptionCode::COOKIE, facts.cookie.cookie);
}

void write_options(OptWriter& out, const AnswerJob& job, const ReplyFacts& facts,
                   const AnswerSettings& settings) noexcept
{
    write_cookie(out, facts);
    // RFC 7828 §3.3.1: over UDP it means nothing.
    if (job.options.tcp_keepalive && job.arrival.transport == Transport::tcp &&
        settings.tcp_idle_time_out.count() > 0)
        write_keepalive(out, settings.tcp_idle_time_out);
    // RFC 5001 §2.2: only when asked, whatever the question's own NSID says.
    if (job.options.nsid && !settings.identity.empty())
        out.add(OptionCode::NSID, as_bytes(settings.identity));
    if (facts.zone != nullptr)
        write_zone_options(out, job, facts, settings);
    if (facts.error)
        out.add(*facts.error);
    // RFC 7830 §4, RFC 8467 §4.1: over TCP, where a proxy for TLS may be in front of us. Over UDP there is nothing that
    // hides the content, and the sender may be forged: never more than what was asked for.
    if (job.options.padding && job.arrival.transport == Transport::tcp)
        out.pad(padding_block);
}

} // namespace namu
