#include "namu/net/tcp_framer.hpp"

#include "net/loopback.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace data = boost::unit_test::data;
using namespace namu;
using namu::net::TcpFramer;
using namu::net::test::framed;

namespace {

using Messages = std::vector<std::string>;

/// Takes all messages that are whole.
void take(TcpFramer& framer, Messages& messages)
{
    for (;;) {
        const auto message = framer.next();
        BOOST_TEST_REQUIRE(message.has_value());
        if (!*message)
            return;
        messages.emplace_back(as_text(**message));
    }
}

/// Gives the framer the octets, as many at a time as it has room for, and takes what comes out.
void feed(TcpFramer& framer, std::string_view octets, Messages& messages)
{
    while (!octets.empty()) {
        const auto room = framer.room();
        BOOST_TEST_REQUIRE(!room.empty());
        const auto count = std::min(room.size(), octets.size());
        std::ranges::copy(as_bytes(octets.substr(0, count)), room.begin());
        framer.commit(count);
        octets.remove_prefix(count);
        take(framer, messages);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(tcp_framer)

// RFC 1035 §4.2.2, RFC 7766 §8
// checklist: 7.16
BOOST_AUTO_TEST_CASE(messages_come_out_whole_however_the_stream_is_cut_in_three)
{
    const Messages sent{"a", "question", "yet another question", "z"};
    std::string stream;
    for (const auto& message : sent)
        stream += framed(message);

    for (std::size_t first = 0; first <= stream.size(); ++first) {
        for (std::size_t second = first; second <= stream.size(); ++second) {
            TcpFramer framer;
            Messages got;
            feed(framer, std::string_view{stream}.substr(0, first), got);
            feed(framer, std::string_view{stream}.substr(first, second - first), got);
            feed(framer, std::string_view{stream}.substr(second), got);
            BOOST_TEST_REQUIRE(got == sent);
            BOOST_TEST_REQUIRE(!framer.has_octets());
        }
    }
}

BOOST_DATA_TEST_CASE(messages_of_any_size_come_out_whole_in_pieces_of_any_size,
                     data::make({1, 2, 3, 7, 100, 2047, 2048, 2049, 65537, 1'000'000}), piece)
{
    Messages sent;
    std::string stream;
    for (const std::size_t size : {1U, 2045U, 2046U, 2047U, 5000U, 65535U, 12U, 65535U, 40000U, 1U}) {
        sent.emplace_back(size, static_cast<char>('a' + sent.size()));
        stream += framed(sent.back());
    }

    TcpFramer framer;
    Messages got;
    for (std::string_view rest{stream}; !rest.empty();) {
        const auto count = std::min(rest.size(), static_cast<std::size_t>(piece));
        feed(framer, rest.substr(0, count), got);
        rest.remove_prefix(count);
    }

    BOOST_TEST((got == sent));
}

// RFC 7766 §8
// checklist: 7.16
BOOST_AUTO_TEST_CASE(a_message_of_no_octets_is_refused_after_those_before_it_are_given)
{
    TcpFramer framer;
    const auto stream = framed("question") + framed("") + framed("never seen");
    std::ranges::copy(as_bytes(stream), framer.room().begin());
    framer.commit(stream.size());

    BOOST_TEST(as_text(framer.next().value().value()) == "question");
    for (int again = 0; again < 2; ++again) {
        const auto message = framer.next();
        BOOST_TEST_REQUIRE(message.has_error());
        BOOST_TEST((message.error() == boost::system::errc::bad_message));
    }
}

BOOST_AUTO_TEST_CASE(peek_gives_what_next_would_give_and_takes_nothing)
{
    TcpFramer framer;
    const auto stream = framed("first") + framed("second") + framed("third") + framed("half").substr(0, 4);
    std::ranges::copy(as_bytes(stream), framer.room().begin());
    framer.commit(stream.size());
    std::array<Bytes, 2> two;
    std::array<Bytes, 4> four;

    BOOST_TEST(framer.peek(two).size() == 2U);
    const auto all = framer.peek(four);

    BOOST_TEST_REQUIRE(all.size() == 3U);
    for (const Bytes message : all) {
        BOOST_TEST(framer.peek(two).front().data() == message.data());
        framer.drop_next();
    }
    BOOST_TEST(as_text(all.back()) == "third");
    BOOST_TEST(framer.peek(four).empty());
    BOOST_TEST(framer.has_octets());
}

BOOST_AUTO_TEST_CASE(peek_ends_before_a_message_of_no_octets)
{
    TcpFramer framer;
    const auto stream = framed("question") + framed("") + framed("never seen");
    std::ranges::copy(as_bytes(stream), framer.room().begin());
    framer.commit(stream.size());
    std::array<Bytes, 4> four;

    BOOST_TEST(framer.peek(four).size() == 1U);
    framer.drop_next();
    BOOST_TEST(framer.peek(four).empty());
}

BOOST_AUTO_TEST_CASE(half_a_message_does_not_leave_little_room_behind_it)
{
    TcpFramer framer;
    Messages got;
    feed(framer, framed(std::string(TcpFramer::initial_octets - 8, 'x')) + framed("question").substr(0, 4),
         got);

    BOOST_TEST(got.size() == 1U);
    BOOST_TEST(framer.room().size() == TcpFramer::initial_octets - 4);
}

BOOST_AUTO_TEST_CASE(has_octets_tells_a_half_message_from_none)
{
    TcpFramer framer;
    Messages got;
    BOOST_TEST(!framer.has_octets());
    feed(framer, framed("question").substr(0, 1), got);
    BOOST_TEST(framer.has_octets());
    feed(framer, framed("question").substr(1), got);
    BOOST_TEST(!framer.has_octets());
    BOOST_TEST(got.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_announced_length_alone_takes_no_memory)
{
    TcpFramer framer;
    Messages got;
    feed(framer, "\xff\xff", got);

    BOOST_TEST(framer.room().size() <= TcpFramer::initial_octets);
}

BOOST_AUTO_TEST_CASE(the_buffer_is_small_again_after_a_large_message)
{
    TcpFramer framer;
    Messages got;
    feed(framer, framed(std::string(65535, 'x')), got);

    BOOST_TEST(got.size() == 1U);
    BOOST_TEST(framer.room().size() == TcpFramer::initial_octets);
}

BOOST_AUTO_TEST_SUITE_END()
