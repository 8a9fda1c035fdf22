// Any octets as a datagram or as a message over TCP: the answer to them keeps the promises of the protocol.
// The first octet of the input chooses the transport and the settings.
// checklist: 7.1, 7.24, 8.1, 10.8

#include "namu/answer/responder.hpp"
#include "namu/dnssec/denial_indexer.hpp"
#include "namu/load/sink_into.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zonefile/reader.hpp"

#include "signed_zones.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace namu;

constexpr std::string_view example_zone = R"(
$TTL 300
@        SOA   ns hostmaster 1 3600 600 86400 60
@        NS    ns
@        NS    ns.sub
@        MX    10 mail
@        TXT   "apex"
@        CAA   0 issue "ca.example.net"
ns       A     192.0.2.53
ns       AAAA  2001:db8::53
mail     A     192.0.2.25
www      CNAME host
host     A     192.0.2.80
host     AAAA  2001:db8::80
host     RRSIG A 13 2 300 20560101000000 20260101000000 1 example. AAAA
a        CNAME b
b        CNAME c
c        CNAME a
out      CNAME www.outside.test.
into     CNAME x.sub
deep     CNAME www.child
d        DNAME target
x.target A     192.0.2.1
grow     DNAME more.grow
long     DNAME tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt.uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu.vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv.test.
*.w      TXT   "wild"
*.w      MX    5 mail
*.alias  CNAME *.w
x.*.ent  A     192.0.2.2
sub      NS    ns.sub
sub      NS    ns.sib
sub      DS    1 13 2 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F
sib      NS    ns.sib
$GENERATE 1-40 ns.sub A 192.0.2.$
$GENERATE 1-90 ns.sib A 198.51.100.$
$GENERATE 1-200 many TXT "$ of two hundred"
$GENERATE 1000-9999 huge MX $ host-$.outside.test.
child    NS    ns.child
ns.child A     192.0.2.54
_s._tcp  SRV   1 1 1 host
h        HTTPS 0 svc
svc      HTTPS 1 h alpn=h2
u        TYPE65280 \# 4 deadbeef
\000.bin A     192.0.2.3
)";

constexpr std::string_view child_zone = R"(
$TTL 300
@   SOA ns hostmaster 1 3600 600 86400 60
@   NS  ns
@   DNAME elsewhere.test.
)";

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

CatalogEntry make_zone(const char* apex, std::string_view text)
{
    const Name origin = Name::from_text(apex).value();
    ZoneBuilder builder{origin};
    SinkInto records{builder};
    SourceMap sources;
    Diagnostics diagnostics;
    read_zone_text(std::string{text}, "fuzz.zone", origin, sources, records, diagnostics);
    require(!diagnostics.has_errors(), "the zone of the fuzzer reads");
    auto zone = builder.build().zone;
    zone->set_denial(index_denial(*zone));
    return {origin, zone};
}

CatalogEntry make_signed_zone(const char* apex, std::string_view text, DenialIndex::Kind kind)
{
    CatalogEntry entry = make_zone(apex, text);
    require(entry.zone->denial().kind == kind, "the chain of the fuzzer's zone is whole");
    return entry;
}

const Catalog& catalog()
{
    static const Catalog zones{{make_zone("example.", example_zone),
                                make_zone("child.example.", child_zone),
                                make_signed_zone("signed.", fuzz::nsec_zone, DenialIndex::Kind::nsec),
                                make_signed_zone("hashed.", fuzz::nsec3_zone, DenialIndex::Kind::nsec3),
                                {Name::from_text("broken.example.").value(), nullptr}}};
    return zones;
}

/// The most that the client takes, as far as the question says so in a form that can be read.
std::size_t client_limit(const Query& query, Transport transport)
{
    if (transport == Transport::tcp)
        return 65'535;
    return query.opt() ? query.opt()->payload_size() : 512;
}

bool is_denial(const Message::Record& record)
{
    return record.type == RRType::NSEC || record.type == RRType::NSEC3;
}

/// RFC 4035 §3.1.3: what a signed zone denies it proves, and the proof is signed.
void check_proof(const Message& message)
{
    static const Name signed_zones[] = {Name::from_text("signed.").value(),
                                        Name::from_text("hashed.").value()};
    const auto soa = std::ranges::find(message.authority, RRType::SOA, &Message::Record::type);
    if (soa == message.authority.end() ||
        std::ranges::find(signed_zones, soa->owner) == std::end(signed_zones))
        return;
    require(std::ranges::any_of(message.authority, is_denial), "a signed zone proves what it denies");
    const auto signatures = std::ranges::count(message.authority, RRType::RRSIG, &Message::Record::type);
    require(static_cast<std::size_t>(signatures) * 2 == message.authority.size(), "a proof is signed");
}

/// What was asked for by options and must come back, and what must not.
void check_options(const OptionRequests& asked, const Opt& opt, Transport transport)
{
    const auto find = [&opt](OptionCode code) {
        const auto found = std::ranges::find(opt.options, code, &EdnsOption::code);
        return found == opt.options.end() ? std::nullopt : std::optional<Bytes>{found->data};
    };
    const std::size_t size = asked.cookie ? asked.cookie->size() : 0;
    const auto cookie = find(OptionCode::COOKIE);
    require(cookie.has_value() == (size == 8 || (size >= 16 && size <= 40)), "a cookie brings a cookie");
    if (cookie)
        require(cookie->size() == 24 && equal(cookie->first(8), asked.cookie->first(8)), "the client's own");
    require(!find(OptionCode::TCP_KEEPALIVE) || (transport == Transport::tcp && asked.tcp_keepalive),
            "keepalive is for TCP, and when asked");
    require(!find(OptionCode::ZONEVERSION) || asked.zone_version, "a version is told when asked");
    require(!find(OptionCode::EXPIRE) || asked.expire, "EXPIRE is told when asked");
}

AnswerSettings settings(CookiePolicy policy, AuthorityNs authority_ns)
{
    AnswerSettings settings{.version = "fuzz", .identity = "one-server"};
    settings.cookie_secrets = {CookieSecret{}, CookieSecret{1}};
    settings.cookie_policy = policy;
    settings.tcp_idle_time_out = std::chrono::seconds{10};
    settings.report_channel = Name::from_text("reports.test.").value();
    settings.authority_ns = authority_ns;
    return settings;
}

void check_reply(const Query& query, Bytes reply, std::size_t limit, Transport transport)
{
    require(reply.size() <= limit, "no larger than the client takes");
    const auto message = read_message(reply);
    require(message.has_value(), "the reply can be read");
    require(message->id == query.header().id(), "the id is the question's");
    require(message->has(HeaderFlag::response), "QR is set");
    require(message->opcode() == query.header().opcode(), "the opcode is the question's");
    require(message->has(HeaderFlag::recursion_desired) == query.header().has(HeaderFlag::recursion_desired),
            "RD is the question's");
    require(
        !message->has(HeaderFlag::recursion_available | HeaderFlag::reserved | HeaderFlag::authentic_data),
        "RA, Z and AD are never set");
    require(message->opt.has_value() == query.has_opt(), "OPT comes back, and only then");
    require(message->questions.size() == (query.has_question() ? 1U : 0U), "the question comes back");
    if (query.has_question())
        require(equal(reply.subspan(header_octets, query.question().size()), query.question()),
                "the question is the same to the octet");
    if (message->has(HeaderFlag::truncated))
        require(message->answer.empty() && message->authority.empty() && message->additional.empty(),
                "a truncated reply has no records");
    if (query.opt() && query.opt()->dnssec_ok())
        check_proof(*message);
    if (query.opt())
        check_options(OptionRequests::of(*query.opt()), *message->opt, transport);
    if (message->rcode != Rcode::NOERROR && message->rcode != Rcode::NXDOMAIN &&
        message->rcode != Rcode::YXDOMAIN)
        require(message->answer.empty() && message->authority.empty(), "an error has no data");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const AnswerSettings plain = settings(CookiePolicy::offer, AuthorityNs::leave_out);
    static const AnswerSettings strict = settings(CookiePolicy::demand, AuthorityNs::add);
    static Responder plain_responder{plain};
    static Responder strict_responder{strict};
    Responder& responder = (data[0] & 2) != 0 ? strict_responder : plain_responder;
    static std::array<std::uint8_t, 65'535> room;
    static constexpr std::array<std::uint8_t, 4> client{192, 0, 2, 1};
    constexpr Clock::Time noon{std::chrono::seconds{1'559'731'985}};
    const Transport transport = (data[0] & 1) != 0 ? Transport::tcp : Transport::udp;
    // A copy of its own, so that reading beyond it is seen.
    const std::vector<std::uint8_t> message{data + 1, data + size};

    const std::size_t reply_size = responder.answer(message, {transport, client, noon}, catalog(), room);

    const Query query = Query::parse(message);
    const bool is_ignorable = message.size() < header_octets || (message[2] & 0x80) != 0;
    require((reply_size == 0) == is_ignorable, "exactly what is no question gets no answer");
    if (reply_size != 0)
        check_reply(query, Bytes{room}.first(reply_size), client_limit(query, transport), transport);
    return 0;
}
