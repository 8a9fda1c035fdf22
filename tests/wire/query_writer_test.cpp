#include "namu/wire/query_writer.hpp"

#include "namu/wire/message_reader.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

Question question(std::string_view name, RRType type)
{
    return {Name::from_text(name).value(), type, RRClass::IN};
}

} // namespace

BOOST_AUTO_TEST_SUITE(query_writer)

BOOST_AUTO_TEST_CASE(a_plain_question_is_header_and_question_only)
{
    const auto octets = write_query(0xabcd, HeaderFlag::recursion_desired, question("Ab.", RRType::MX));

    const std::string expected{"\xab\xcd\x01\x00\0\x01\0\0\0\0\0\0\x02"
                               "Ab\0\0\x0f\0\x01",
                               20};
    BOOST_TEST(as_text(octets) == expected);
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back)
{
    Opt opt{.payload_size = 4096, .version = 1, .flags = Opt::dnssec_ok_flag};
    opt.options = {{OptionCode::NSID, {}}, {OptionCode::COOKIE, {1, 2, 3, 4, 5, 6, 7, 8}}};
    const auto asked = question("www.example.", RRType::AAAA);

    const auto message = read_message(write_query(7, HeaderFlag::checking_disabled, asked, opt));

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST(message->id == 7);
    BOOST_TEST(message->flags == HeaderFlag::checking_disabled);
    BOOST_TEST_REQUIRE(message->questions.size() == 1U);
    BOOST_TEST((message->questions[0] == asked));
    BOOST_TEST((message->opt == opt));
    BOOST_TEST(message->additional.empty());
}

BOOST_AUTO_TEST_CASE(the_largest_options_fit)
{
    Opt opt{.payload_size = 512};
    opt.options = {{OptionCode::PADDING, std::vector<std::uint8_t>(65'531)}};

    const auto message = read_message(write_query(7, 0, question(".", RRType::NS), opt));

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST((message->opt == opt));
}

BOOST_AUTO_TEST_SUITE_END()
