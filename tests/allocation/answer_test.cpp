// From datagram bytes to reply bytes nothing is taken from the heap: shown with every question of
// tests/cases, and through the sockets.

#include "namu/answer/responder.hpp"

#include "allocation/allocation_count.hpp"
#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"
#include "namu/net/udp_batch.hpp"
#include "namu/server/access_rules.hpp"
#include "namu/server/limit/rate_guard.hpp"
#include "namu/server/query_log/query_tap.hpp"
#include "namu/server/tally.hpp"
#include "namu/server/virtual_server.hpp"
#include "namu/wire/message_reader.hpp"
#include "support/case_catalog.hpp"
#include "support/case_packet.hpp"
#include "support/tests_folder.hpp"

#include <sys/socket.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namespace namu::testing;

BOOST_AUTO_TEST_SUITE(answer)

BOOST_AUTO_TEST_CASE(no_question_takes_memory)
{
    std::vector<std::uint8_t> room(65'535);
    std::set<std::string> kinds; // of answers, so that it is seen that every kind was there
    for (const auto& path : all_case_files()) {
        const CaseFile file = read_case_file(path);
        const Catalog catalog = catalog_of(file);
        Responder responder{file.settings};
        for (const CaseBlock& block : file.blocks) {
            const CasePacket packet = make_packet(block);
            std::size_t size = 0;
            std::size_t allocations = 0;
            {
                const AllocationCount count;
                size = responder.answer(packet.octets, packet.arrival(), catalog, room);
                allocations = AllocationCount::so_far();
            }
            BOOST_TEST(allocations == 0U, path.string() << ":" << block.line << ": " << allocations);
            if (const auto reply = read_message(Bytes{room}.first(size)))
                kinds.insert(to_text(reply->rcode) + (reply->has(HeaderFlag::truncated) ? " truncated" : "") +
                             (reply->opt ? " with OPT" : ""));
        }
    }

    for (const char* const kind :
         {"NOERROR", "NOERROR with OPT", "NOERROR truncated", "NOERROR truncated with OPT", "NXDOMAIN",
          "NXDOMAIN with OPT", "FORMERR", "FORMERR with OPT", "SERVFAIL", "NOTIMP", "REFUSED",
          "REFUSED with OPT", "YXDOMAIN", "BADVERS with OPT", "BADCOOKIE with OPT"})
        BOOST_TEST(kinds.contains(kind), kind << " was not among the answers");
}

/// A UDP server on one thread: receives, answers and sends, one step after the other.
class UdpServer {
public:
    explicit UdpServer(const Catalog& catalog) : view_{&catalog} { jobs_.resize(batch_.capacity()); }

    [[nodiscard]] net::Endpoint endpoint() const { return net::local_endpoint(socket()).value(); }

    /// \return how many datagrams were answered
    std::size_t serve()
    {
        const auto datagrams = batch_.receive(socket(), counters_);
        for (std::size_t i = 0; i < datagrams.size(); ++i) {
            parse(jobs_[i], datagrams[i].question(),
                  {Transport::udp, datagrams[i].raw_peer().address_octets(), {}});
            jobs_[i].view = &view_;
        }
        find_all(std::span{jobs_}.first(datagrams.size()));
        const auto begin = std::chrono::steady_clock::now();
        tap_.begin(0);
        for (std::size_t i = 0; i < datagrams.size(); ++i) {
            net::Datagram& datagram = datagrams[i];
            datagram.set_reply_size(responder_.write(jobs_[i], datagram.reply_room()));
            const Bytes reply = datagram.reply_room().first(datagram.reply_size());
            tally_.count(jobs_[i], responder_, reply);
            tap_.record(log_, jobs_[i], responder_, datagram.raw_peer(), reply);
        }
        tally_.observe(Transport::udp, datagrams.size(), begin);
        batch_.send(socket(), counters_);
        return datagrams.size();
    }

    [[nodiscard]] const net::UdpCounters& counters() const { return counters_; }
    [[nodiscard]] const server::Tally& tally() const { return tally_; }
    [[nodiscard]] const server::QueryRing& ring() const { return *log_.rings.front(); }

private:
    [[nodiscard]] int socket() const { return sockets_.front().get(); }

    View view_;
    AnswerSettings settings_;
    Responder responder_{settings_};
    net::UdpBatch batch_;
    server::Tally tally_{1};
    server::QueryTap tap_{0};
    /// All filters have something to do.
    server::QueryLog log_{server::QueryFilter{{.clients = {*net::Prefix::from_text("127.0.0.0/8")},
                                               .types = {RRType::A, RRType::ANY, RRType::TXT},
                                               .rcodes = {Rcode::NOERROR, Rcode::SERVFAIL}}},
                          {std::make_shared<server::QueryRing>(std::size_t{4})}};
    std::vector<AnswerJob> jobs_;
    net::UdpCounters counters_;
    std::vector<net::FileDescriptor> sockets_ =
        net::open_socket_group(net::Transport::udp, net::Endpoint::from_text("127.0.0.1:0", 0).value(), 1)
            .value();
};

BOOST_AUTO_TEST_CASE(no_datagram_takes_memory_on_its_way_through_the_sockets)
{
    const CaseFile file = read_case_file(tests_folder() / "cases/message/tcp-answers-alike.case");
    const Catalog catalog = catalog_of(file);
    UdpServer server{catalog};
    const net::SocketAddress to{server.endpoint()};
    const auto clients =
        net::open_socket_group(net::Transport::udp, net::Endpoint::from_text("127.0.0.1:0", 0).value(), 1)
            .value();
    std::size_t sent = 0;
    for (int round = 0; round < 8; ++round) {
        for (const CaseBlock& block : file.blocks) {
            const auto packet = make_packet(block).octets;
            const auto octets =
                ::sendto(clients.front().get(), packet.data(), packet.size(), 0, &to.any, to.size());
            sent += octets == static_cast<ssize_t>(packet.size()) ? 1U : 0U;
        }
    }

    std::size_t answered = 0;
    std::size_t allocations = 0;
    {
        const AllocationCount count;
        for (std::size_t batch = server.serve(); batch != 0; batch = server.serve())
            answered += batch;
        allocations = AllocationCount::so_far();
    }

    BOOST_TEST(allocations == 0U);
    BOOST_TEST(sent == 8U * file.blocks.size());
    BOOST_TEST(answered == sent);
    BOOST_TEST(server.counters().sent == sent);
    BOOST_TEST(server.tally().numbers().queries[0][0] == sent);
    BOOST_TEST(server.ring().pushed() > 0U);
    BOOST_TEST(server.ring().dropped() > 0U);
    std::array<std::uint8_t, 4096> reply;
    BOOST_TEST(::recv(clients.front().get(), reply.data(), reply.size(), 0) > 12);
}

/// As in server/worker.cpp, with all that may be switched on there.
BOOST_AUTO_TEST_CASE(neither_views_nor_access_lists_nor_rate_limits_take_memory)
{
    const CaseFile file = read_case_file(tests_folder() / "cases/message/tcp-answers-alike.case");
    const auto catalog = std::make_shared<const Catalog>(catalog_of(file));
    const auto prefix = [](const char* text) { return *net::Prefix::from_text(text); };
    const std::vector<server::ServedView> views{{"near", {prefix("192.0.2.0/24")}, catalog}};
    const server::AccessRules rules{{prefix("192.0.0.0/8")}, {prefix("192.0.3.0/24")}};
    const AccessByZone by_zone{
        {catalog->entries().front().apex, std::make_shared<const AccessList>(rules.compiled())}};
    const server::VirtualServer server{std::make_shared<const server::Views>(catalog, views, by_zone),
                                       rules.compiled()};
    const server::RateLimits limits{
        {.responses_per_second = 2, .all_per_second = 5, .exempt = {prefix("198.51.100.0/24")}}, nullptr};
    server::RateGuard guard;
    const AnswerSettings settings;
    Responder responder{settings};
    AnswerJob job;
    std::vector<std::uint8_t> room(65'535);
    std::size_t dropped = 0;
    std::size_t slipped = 0;
    std::size_t allocations = 0;
    for (int round = 0; round < 30; ++round) {
        for (const CaseBlock& block : file.blocks) {
            const CasePacket packet = make_packet(block);
            const AllocationCount count;
            parse(job, packet.octets, packet.arrival());
            server.admit({&job, 1});
            find_all({&job, 1});
            static_cast<void>(responder.write(job, room));
            const auto verdict = guard.judge(limits, job, responder.had_good_cookie(), std::chrono::hours{1});
            dropped += verdict == server::RateVerdict::drop ? 1U : 0U;
            if (verdict == server::RateVerdict::slip)
                slipped += responder.write_truncated(job, room) != 0 ? 1U : 0U;
            allocations += AllocationCount::so_far();
        }
    }

    BOOST_TEST(allocations == 0U);
    BOOST_TEST(dropped > 0U);
    BOOST_TEST(slipped > 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
