#include "namu/wire/message_reader.hpp"

#include "namu/wire/errc.hpp"
#include "wire/message_sample.hpp"

#include <chrono>
#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

/// A referral with a compressed NS and glue, and OPT. The question's name stands at 12.
MessageSample referral()
{
    MessageSample sample;
    sample.header(0x1234, 0x8100, 1, 0, 1, 2);
    sample.name("www.example.com.").u16(1).u16(1);
    sample.raw("\xc0\x10").fields(2, 1, 3600, 5).raw("\2ns\xc0\x10"); // the NS's name stands at 45
    sample.raw("\xc0\x2d").fields(1, 1, 0x8000'0001, 4).u32(0xc000'0201);
    sample.raw(std::string_view{"\0", 1}).fields(41, 1232, 0x0100'8000, 8).u16(3).u16(4).raw("namu");
    return sample;
}

std::string text_of(const std::vector<std::uint8_t>& octets)
{
    return std::string{as_text(octets)};
}

struct Broken {
    std::string what;
    MessageSample message;
    error_code expected;
};

std::ostream& operator<<(std::ostream& out, const Broken& sample)
{
    return out << sample.what;
}

constexpr std::string_view root{"\0", 1};

MessageSample answer_of(unsigned records)
{
    return MessageSample{}.header(1, 0x8000, 0, records, 0, 0);
}

MessageSample additional_of(unsigned records)
{
    return MessageSample{}.header(1, 0x8000, 0, 0, 0, records);
}

// clang-format off
const Broken broken[] = {
    {"no octet at all",              MessageSample{},                                        WireError::cut_short},
    {"half a header",                MessageSample{}.u32(0).u32(0).raw("abc"),               WireError::cut_short},
    {"a question too few",           MessageSample{}.header(1, 0, 1, 0, 0, 0),               WireError::cut_short},
    {"a question without a class",   MessageSample{}.header(1, 0, 1, 0, 0, 0).name("a").u16(1), WireError::cut_short},
    {"a name with a forward pointer", MessageSample{}.header(1, 0, 1, 0, 0, 0).u16(0xc00e).u32(0), WireError::bad_pointer},
    {"65,535 records promised",      MessageSample{}.header(1, 0, 0, 0xffff, 0xffff, 0xffff), WireError::cut_short},
    {"octets behind the end",        MessageSample{}.header(1, 0, 0, 0, 0, 0).u8(0),         WireError::trailing_octets},
    {"RDATA that runs over the end", answer_of(1).raw(root).fields(1, 1, 0, 5).u32(1),       WireError::cut_short},
    {"a record without a length",    answer_of(1).raw(root).u16(1).u16(1).u32(0),            WireError::cut_short},
    {"an address of three octets",   answer_of(1).raw(root).fields(1, 1, 0, 3).raw("abc"),   WireError::cut_short},
    {"an address of five octets",    answer_of(1).raw(root).fields(1, 1, 0, 5).raw("abcde"), WireError::trailing_octets},
    {"an address of none",           answer_of(1).raw(root).fields(1, 1, 0, 0),              WireError::cut_short},
    {"two OPT records",              additional_of(2).raw(root).fields(41, 512, 0, 0).raw(root).fields(41, 512, 0, 0), WireError::bad_opt},
    {"an OPT record with an owner",  additional_of(1).name("a").fields(41, 512, 0, 0),       WireError::bad_opt},
    {"an OPT record in the answer",  answer_of(1).raw(root).fields(41, 512, 0, 0),           WireError::bad_opt},
    {"an option that is cut",        additional_of(1).raw(root).fields(41, 512, 0, 5).u16(3).u16(2).u8(0), WireError::bad_opt},
    {"half the head of an option",   additional_of(1).raw(root).fields(41, 512, 0, 3).u16(3).u8(0), WireError::bad_opt},
    {"an OPT record that is cut",    additional_of(1).raw(root).fields(41, 512, 0, 9).u32(0), WireError::cut_short},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(message_reader)

BOOST_AUTO_TEST_CASE(header_and_question_are_read)
{
    const auto sample = referral();
    const auto message = read_message(sample.bytes());

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST(message->id == 0x1234);
    BOOST_TEST(message->has(HeaderFlag::response));
    BOOST_TEST(message->has(HeaderFlag::recursion_desired));
    BOOST_TEST(!message->has(HeaderFlag::authoritative));
    BOOST_TEST((message->opcode() == Opcode::QUERY));
    BOOST_TEST_REQUIRE(message->questions.size() == 1U);
    BOOST_TEST(message->questions[0].name.to_text() == "www.example.com.");
    BOOST_TEST((message->questions[0].type == RRType::A));
    BOOST_TEST((message->questions[0].rr_class == RRClass::IN));
}

BOOST_AUTO_TEST_CASE(compressed_owners_and_rdata_are_read_whole)
{
    const auto sample = referral();
    const auto message = read_message(sample.bytes());

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST(message->answer.empty());
    BOOST_TEST_REQUIRE(message->authority.size() == 1U);
    BOOST_TEST(message->authority[0].owner.to_text() == "example.com.");
    BOOST_TEST(message->authority[0].ttl.seconds() == 3600U);
    BOOST_TEST(text_of(message->authority[0].rdata) == (std::string{"\2ns\7example\3com\0", 16}));
    BOOST_TEST_REQUIRE(message->additional.size() == 1U);
    BOOST_TEST(message->additional[0].owner.to_text() == "ns.example.com.");
    BOOST_TEST(message->additional[0].ttl.seconds() == 0U); // RFC 2181 §8
}

BOOST_AUTO_TEST_CASE(the_edns_part_is_read_and_completes_the_rcode)
{
    const auto sample = referral();
    const auto message = read_message(sample.bytes());

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST((message->rcode == Rcode::BADVERS)); // 16: 1 in OPT, 0 in the header
    BOOST_TEST_REQUIRE(message->opt.has_value());
    BOOST_TEST(message->opt->payload_size == 1232);
    BOOST_TEST(message->opt->version == 0);
    BOOST_TEST(message->opt->dnssec_ok());
    BOOST_TEST_REQUIRE(message->opt->options.size() == 1U);
    BOOST_TEST((message->opt->options[0].code == OptionCode::NSID));
    BOOST_TEST(text_of(message->opt->options[0].data) == "namu");
}

BOOST_AUTO_TEST_CASE(a_message_of_a_header_alone_is_complete)
{
    const auto sample = MessageSample{}.header(7, 0xa0f5, 0, 0, 0, 0);
    const auto message = read_message(sample.bytes());

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST((message->opcode() == Opcode::NOTIFY));
    BOOST_TEST((message->rcode == Rcode::REFUSED));
    BOOST_TEST(message->questions.empty());
    BOOST_TEST(!message->opt.has_value());
}

// RFC 2136 §2.4, §2.5
BOOST_AUTO_TEST_CASE(an_update_may_have_records_without_rdata)
{
    // RFC 2136 §2.4.1: RRset exists; §2.5.3: delete all RRsets
    auto sample = MessageSample{}.header(7, 0x2800, 0, 2, 0, 0);
    sample.name("a.").fields(1, 255, 0, 0).name("b.").fields(255, 254, 0, 0);
    const auto message = read_message(sample.bytes());

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST(message->answer.size() == 2U);
    BOOST_TEST(message->answer[0].rdata.empty());
    BOOST_TEST((message->answer[1].rr_class == RRClass::NONE));
}

BOOST_AUTO_TEST_CASE(an_unknown_type_keeps_its_octets)
{
    // RFC 3597 §4: what looks like a pointer in it is none
    auto sample = answer_of(1);
    sample.raw(root).fields(65280, 1, 0, 2).u16(0xc00c);
    const auto message = read_message(sample.bytes());

    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST(text_of(message->answer[0].rdata) == "\xc0\x0c");
}

BOOST_DATA_TEST_CASE(a_broken_message_is_refused_with_the_reason, data::make(broken))
{
    const auto message = read_message(sample.message.bytes());

    BOOST_TEST_REQUIRE(message.has_error());
    BOOST_TEST(message.error() == sample.expected);
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_good_message_is_refused)
{
    const auto sample = referral();
    for (std::size_t size = 0; size < sample.bytes().size(); ++size) {
        // In memory of its own, so that a sanitizer sees each step over the end.
        const std::vector<std::uint8_t> cut{sample.bytes().begin(),
                                            sample.bytes().begin() + static_cast<std::ptrdiff_t>(size)};
        BOOST_TEST(read_message(cut).has_error());
    }
}

BOOST_AUTO_TEST_CASE(a_hostile_message_is_read_in_short_time)
{
    // 8,000 pointers in a chain, and then as many records as fit, whose owners begin at its end.
    auto sample = MessageSample{}.header(1, 0x8000, 0, 4000, 0, 0);
    sample.raw(root).fields(65280, 1, 0, 0x3fe8).u8(0).u16(0xc017);
    while (sample.bytes().size() < 0x3ffe)
        sample.u16(0xc000U + static_cast<unsigned>(sample.bytes().size()) - 2);
    while (sample.bytes().size() < 65'000)
        sample.u16(0xfffc).fields(65280, 1, 0, 0);

    const auto begin = std::chrono::steady_clock::now();
    const auto message = read_message(sample.bytes());

    BOOST_TEST(message.has_error());
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds{1}));
}

BOOST_AUTO_TEST_SUITE_END()
