#include "namu/wire/query.hpp"

#include "namu/wire/errc.hpp"
#include "wire/message_sample.hpp"

#include <ostream>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

constexpr std::string_view root{"\0", 1};

/// The question www.Example. IN A, and what the counts promise.
MessageSample asked(unsigned flags, unsigned answer = 0, unsigned authority = 0, unsigned additional = 0)
{
    return MessageSample{}
        .header(0x1234, flags, 1, answer, authority, additional)
        .name("www.Example.")
        .u16(1)
        .u16(1);
}

MessageSample with_name(std::string_view octets)
{
    return MessageSample{}.header(1, 0, 1, 0, 0, 0).raw(octets);
}

struct Faulty {
    std::string what;
    MessageSample message;
    error_code fault;
    bool has_question;
    bool has_opt;
};

std::ostream& operator<<(std::ostream& out, const Faulty& sample)
{
    return out << sample.what;
}

const std::string full_label = "\x3f" + std::string(63, 'x');
const std::string too_long_name = full_label + full_label + full_label + "\x3e" + std::string(62, 'x') + '\0';

// clang-format off
const Faulty faulty[] = {
    {"no question",              MessageSample{}.header(1, 0, 0, 0, 0, 0), WireError::no_question, false, false},
    {"no question, but OPT",     MessageSample{}.header(1, 0, 0, 0, 0, 1).raw(root).fields(41, 512, 0, 0),
     WireError::no_question, false, true},
    {"two questions",            MessageSample{}.header(1, 0, 2, 0, 0, 0).name("a").u32(0).name("b").u32(0),
     WireError::several_questions, false, false},
    {"a name that is cut",       with_name("\3ww"), WireError::cut_short, false, false},
    {"a name without an end",    with_name("\3www"), WireError::cut_short, false, false},
    {"a name that is a pointer", with_name("\xc0\x0c").u32(0), WireError::bad_pointer, false, false},
    {"a pointer to the header",  with_name("\1a\xc0\x04").u32(0), WireError::bad_pointer, false, false},
    {"a label of type 01",       with_name("\x41").u32(0), WireError::bad_label_type, false, false},
    {"a name of 256 octets",     with_name(too_long_name).u32(0), WireError::name_too_long, false, false},
    {"no type",                  with_name(root), WireError::cut_short, false, false},
    {"half a class",             with_name(root).u16(1).u8(0), WireError::cut_short, false, false},
    {"a record that is missing", asked(0, 0, 0, 1), WireError::cut_short, true, false},
    {"a record that is cut",     asked(0, 1).raw(root).fields(1, 1, 0, 4).u16(0), WireError::cut_short, true, false},
    {"two OPT records",          asked(0, 0, 0, 2).raw(root).fields(41, 512, 0, 0).raw(root).fields(41, 512, 0, 0),
     WireError::bad_opt, true, true},
    {"OPT with an owner",        asked(0, 0, 0, 1).name("a").fields(41, 512, 0, 0), WireError::bad_opt, true, true},
    {"OPT with a pointer to the root", asked(0, 0, 0, 1).raw("\xc0\x18").fields(41, 512, 0, 0), WireError::bad_opt, true, true},
    {"OPT in the answer section", asked(0, 1).raw(root).fields(41, 512, 0, 0), WireError::bad_opt, true, true},
    {"OPT that is cut",          asked(0, 0, 0, 1).raw(root).fields(41, 512, 0, 4), WireError::bad_opt, true, true},
    {"an option that is cut",    asked(0, 0, 0, 1).raw(root).fields(41, 512, 0, 4).u16(3).u16(1), WireError::bad_opt, true, true},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(query)

BOOST_AUTO_TEST_CASE(a_plain_question_is_read_where_it_lies)
{
    const auto sample = asked(0x0100);
    const Query query = Query::parse(sample.bytes());

    BOOST_TEST(!query.is_ignorable());
    BOOST_TEST(!query.fault());
    BOOST_TEST(query.header().id() == 0x1234);
    BOOST_TEST_REQUIRE(query.has_question());
    BOOST_TEST(query.name().to_text() == "www.Example.");
    BOOST_TEST((query.type() == RRType::A));
    BOOST_TEST((query.rr_class() == RRClass::IN));
    BOOST_TEST(query.question().size() == 13U + 4U);
    BOOST_TEST(query.name().octets().data() == sample.bytes().data() + 12); // not a copy
    BOOST_TEST(!query.has_opt());
}

BOOST_AUTO_TEST_CASE(opt_is_found_among_the_additional_records)
{
    auto sample = asked(0, 1, 1, 3);
    sample.raw("\xc0\x0c").fields(1, 1, 0, 4).u32(0);
    sample.name("a.").fields(65280, 1, 0, 0);
    sample.raw("\xc0\x10").fields(1, 1, 0, 4).u32(0);
    sample.raw(root).fields(41, 4096, 0x8000, 4).u16(3).u16(0);
    sample.name("key.").fields(250, 255, 0, 2).u16(0); // TSIG is the last
    const Query query = Query::parse(sample.bytes());

    BOOST_TEST(!query.fault());
    BOOST_TEST_REQUIRE(query.opt().has_value());
    BOOST_TEST(query.opt()->payload_size() == 4096U);
    BOOST_TEST(query.opt()->dnssec_ok());
    BOOST_TEST(testing::to_hex(query.opt()->options()) == "00030000");
}

BOOST_DATA_TEST_CASE(a_faulty_question_says_why_and_keeps_what_was_understood, data::make(faulty))
{
    const Query query = Query::parse(sample.message.bytes());

    BOOST_TEST(!query.is_ignorable());
    BOOST_TEST(query.fault() == sample.fault);
    BOOST_TEST(query.has_question() == sample.has_question);
    BOOST_TEST(query.has_opt() == sample.has_opt);
}

BOOST_AUTO_TEST_CASE(what_is_no_question_is_never_answered)
{
    BOOST_TEST(Query::parse({}).is_ignorable());
    BOOST_TEST(Query::parse(MessageSample{}.u32(0).u32(0).raw("abc").bytes()).is_ignorable()); // 11 octets
    const auto response = asked(HeaderFlag::response);
    BOOST_TEST(Query::parse(response.bytes()).is_ignorable());
    BOOST_TEST(Query{}.is_ignorable());
}

BOOST_AUTO_TEST_CASE(another_opcode_is_looked_through_for_opt_only)
{
    auto update = MessageSample{}.header(1, 0x2800, 1, 0, 0, 1).name("example.").u16(6).u16(1);
    update.raw(root).fields(41, 1232, 0, 0);
    const Query query = Query::parse(update.bytes());
    BOOST_TEST(!query.fault());
    BOOST_TEST(!query.has_question());
    BOOST_TEST(query.has_opt());

    const auto nonsense = MessageSample{}.header(1, 0x7800, 7, 7, 7, 7).raw("\xff\xff\xff");
    BOOST_TEST(!Query::parse(nonsense.bytes()).fault());
}

BOOST_AUTO_TEST_CASE(octets_behind_the_last_record_do_no_harm)
{
    auto sample = asked(0);
    sample.raw("more");
    const Query query = Query::parse(sample.bytes());
    BOOST_TEST(!query.fault());
    BOOST_TEST(query.question().size() == 17U);
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_question_is_noticed)
{
    auto sample = asked(0, 0, 0, 1);
    sample.raw(root).fields(41, 1232, 0, 8).u16(3).u16(4).raw("namu");
    for (std::size_t size = 0; size < sample.bytes().size(); ++size) {
        // In memory of its own, so that a sanitizer sees each step over the end.
        const std::vector<std::uint8_t> cut{sample.bytes().begin(),
                                            sample.bytes().begin() + static_cast<std::ptrdiff_t>(size)};
        const Query query = Query::parse(cut);
        BOOST_TEST(query.is_ignorable() == (size < 12));
        BOOST_TEST(query.fault().failed());
    }
    BOOST_TEST(!Query::parse(sample.bytes()).fault());
}

BOOST_AUTO_TEST_SUITE_END()
