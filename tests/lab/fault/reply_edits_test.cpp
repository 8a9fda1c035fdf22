#include "namu/lab/fault/reply_edits.hpp"

#include "namu/base/bytes.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/query_writer.hpp"
#include "support/hex.hpp"

#include <array>
#include <string>

#include <boost/test/unit_test.hpp>

/// What a client sees of each fault is shown from outside, in tests/cli/faults_test.py.
namespace {

using namespace namu;
using namespace namu::lab;

BOOST_AUTO_TEST_SUITE(reply_edits)

/// A reply without records to a question for `name`.
Reply reply_for(const char* name)
{
    return write_query(1, HeaderFlag::response | HeaderFlag::authoritative,
                       {Name::from_text(name).value(), RRType::A});
}

/// All edits, as functions of a reply alone.
const std::array edits{
    +[](Reply& reply) { return make_no_response(reply); },
    +[](Reply& reply) { return make_not_authoritative(reply); },
    +[](Reply& reply) { return change_id(reply, 5); },
    +[](Reply& reply) { return change_question(reply); },
    +[](Reply& reply) { return change_case(reply); },
    +[](Reply& reply) { return make_failure(reply, Rcode::REFUSED); },
    +[](Reply& reply) { return make_truncated(reply); },
    +[](Reply& reply) { return lower_serials(reply, 1); },
    +[](Reply& reply) { return set_ttls(reply, 1); },
    +[](Reply& reply) { return remove_glue(reply); },
    +[](Reply& reply) { return change_glue(reply, boost::asio::ip::make_address("127.0.0.9")); },
    +[](Reply& reply) { return make_longer(reply, 4'000); },
};

BOOST_AUTO_TEST_CASE(what_is_no_message_is_left_alone)
{
    for (std::size_t octets = 0; octets < header_octets; ++octets) {
        for (const auto edit : edits) {
            Reply reply(octets, 0xff);
            BOOST_TEST(!edit(reply));
            BOOST_TEST(reply == Reply(octets, 0xff));
        }
    }
}

BOOST_AUTO_TEST_CASE(no_edit_goes_beyond_a_message_that_is_cut_anywhere)
{
    const auto whole = testing::from_hex("0001 8400 0001 0001 0001 0001 03 777777 04 74657374 00 0001 0001"
                                         "c00c 0001 0001 0000012c 0004 c0000201"
                                         "c010 0002 0001 0000012c 0005 026e73 c010"
                                         "c02c 0001 0001 0000012c 0004 c0000235");
    for (std::size_t octets = header_octets; octets < whole.size(); ++octets) {
        for (const auto edit : edits) {
            Reply reply{whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(octets)};
            edit(reply); // the sanitizers watch
        }
    }
}

BOOST_AUTO_TEST_CASE(there_is_nothing_to_spoil_where_nothing_of_the_kind_is)
{
    Reply reply = reply_for("www.test.");
    const Reply before = reply;
    BOOST_TEST(!lower_serials(reply, 1));
    BOOST_TEST(!set_ttls(reply, 1));
    BOOST_TEST(!remove_glue(reply));
    BOOST_TEST(!cut_after(reply, reply.size()));
    BOOST_TEST(!make_longer(reply, 10));
    BOOST_TEST(reply == before);
    Reply of_root = reply_for(".");
    BOOST_TEST(!change_case(of_root));
}

BOOST_AUTO_TEST_CASE(the_question_of_the_root_becomes_one_for_another_type)
{
    Reply reply = reply_for(".");
    BOOST_TEST(change_question(reply));
    BOOST_TEST(load_u16(&reply[header_octets + 1]) == 2);
}

BOOST_AUTO_TEST_CASE(a_serial_is_lowered_around_zero)
{
    Reply reply =
        testing::from_hex("0001 8400 0000 0001 0000 0000"
                          "00 0006 0001 00000001 0016 00 00 00000001 00000002 00000003 00000004 00000005");
    BOOST_TEST(lower_serials(reply, 3));
    BOOST_TEST(load_u32(&reply[reply.size() - 20]) == 0xffff'fffe);
}

BOOST_AUTO_TEST_CASE(a_reply_is_never_made_longer_than_a_message_can_be)
{
    Reply reply = reply_for("www.test.");
    BOOST_TEST(make_longer(reply, 65'535));
    BOOST_TEST(reply.size() <= max_message_octets);
    BOOST_TEST(reply.size() > 65'000U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
