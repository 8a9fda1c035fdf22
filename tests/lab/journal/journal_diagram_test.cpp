#include "namu/lab/journal/journal_diagram.hpp"

#include "namu/wire/query_writer.hpp"

#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using lab::JournalEntry;

BOOST_AUTO_TEST_SUITE(journal_diagram)

JournalEntry entry(std::uint64_t asked, std::uint64_t answered)
{
    JournalEntry made;
    made.asked = asked;
    made.answered = answered;
    made.client.endpoint = net::Endpoint::from_text("127.0.0.1:4000", 0).value();
    made.server = net::Endpoint::from_text("127.0.1.1:5300", 0).value();
    made.server_name = "ns.root.";
    made.question = write_query(1, 0, {Name::from_text("www.").value(), RRType::A});
    return made;
}

BOOST_AUTO_TEST_CASE(arrows_stand_in_the_order_of_what_happened)
{
    JournalEntry outer = entry(1, 4);
    outer.server_name = "nearest";
    outer.reply.octets =
        write_query(1, HeaderFlag::response | HeaderFlag::authoritative, {Name{}, RRType::A});
    JournalEntry inner = entry(2, 3);
    inner.client_name = "nearest";
    inner.reply.manner = lab::Delivery::Manner::nothing;
    inner.faults = {"drop rate=0.5; #1"};

    BOOST_TEST(lab::to_mermaid(std::vector{outer, inner, entry(5, 0)}) ==
               "sequenceDiagram\n"
               "    participant p1 as client 127.0.0.1\n"
               "    participant p2 as nearest\n"
               "    participant p3 as ns.root. 127.0.1.1\n"
               "    p1->>p2: www. A\n"
               "    p2->>p3: www. A\n"
               "    p3--xp2: no reply\n"
               "    Note over p3: fault drop rate=0.5,  1\n"
               "    p2-->>p1: no such records\n"
               "    p1->>p3: www. A\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
