#include "namu/wire/edns/opt_view.hpp"

#include "namu/wire/edns/opt_writer.hpp"
#include "namu/wire/errc.hpp"

#include <array>
#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Options {
    std::string octets;
    bool good;
};

std::ostream& operator<<(std::ostream& out, const Options& options)
{
    return out << options.octets.size() << " octets";
}

// clang-format off
const Options options[] = {
    {{"", 0},                               true},
    {{"\0\3\0\0", 4},                       true},
    {{"\0\3\0\1a\0\xa\0\2bc", 11},          true},
    {{"\0", 1},                             false},
    {{"\0\3\0", 3},                         false},
    {{"\0\3\0\1", 4},                       false},
    {{"\0\3\0\0\0", 5},                     false},
    {{"\0\3\xff\xff" "abc", 7},             false},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(opt)

BOOST_DATA_TEST_CASE(options_must_fill_their_place_exactly, data::make(options))
{
    const auto opt = OptView::parse(512, 0, as_bytes(sample.octets));
    BOOST_TEST(opt.has_value() == sample.good);
    if (!sample.good)
        BOOST_TEST(opt.error() == error_code{WireError::bad_opt});
}

BOOST_AUTO_TEST_CASE(the_fields_are_taken_out_of_class_and_ttl)
{
    const auto opt = OptView::parse(1232, 0xab03'8001, {}).value();
    BOOST_TEST(opt.payload_size() == 1232U);
    BOOST_TEST(opt.version() == 3);
    BOOST_TEST(opt.rcode_bits() == 0xab0);
    BOOST_TEST(opt.dnssec_ok());
    BOOST_TEST(opt.flags() == 0x8001);
    BOOST_TEST(!OptView::parse(1232, 0x0000'7fff, {})->dnssec_ok());
}

BOOST_AUTO_TEST_CASE(a_payload_size_below_512_counts_as_512)
{
    BOOST_TEST(OptView::parse(0, 0, {})->payload_size() == 512U);
    BOOST_TEST(OptView::parse(511, 0, {})->payload_size() == 512U);
    BOOST_TEST(OptView::parse(513, 0, {})->payload_size() == 513U);
    BOOST_TEST(OptView::parse(65535, 0, {})->payload_size() == 65535U);
}

BOOST_AUTO_TEST_CASE(a_record_is_written_with_the_upper_bits_of_the_rcode)
{
    std::array<std::uint8_t, 32> room{};
    ByteWriter out{room};
    OptWriter opt{out, {.payload_size = 1400, .version = 0, .dnssec_ok = true}, Rcode::BADVERS};
    BOOST_TEST(opt.add(OptionCode::NSID, as_bytes("ns")));

    const std::string expected{"\0\0\x29\x05\x78\x01\0\x80\0\0\x06\0\x03\0\x02ns", 17};
    BOOST_TEST(as_text(out.written()) == expected);
}

BOOST_AUTO_TEST_CASE(an_option_that_does_not_fit_is_left_out_whole)
{
    std::array<std::uint8_t, opt_fixed_octets + 9> room{};
    ByteWriter out{room};
    OptWriter opt{out, {}, Rcode::NOERROR};
    BOOST_TEST(!opt.add(OptionCode::NSID, as_bytes("sixsix")));
    BOOST_TEST(out.size() == opt_fixed_octets);
    BOOST_TEST(opt.add(OptionCode::NSID, as_bytes("five5")));
    BOOST_TEST(!out.failed());
    BOOST_TEST(load_u16(room.data() + 9) == 9);
}

BOOST_AUTO_TEST_CASE(an_extended_error_loses_its_text_before_itself)
{
    std::array<std::uint8_t, opt_fixed_octets + 8> room{};
    ByteWriter out{room};
    OptWriter opt{out, {}, Rcode::NOERROR};
    BOOST_TEST(opt.add({ExtendedErrorCode::prohibited, "too long for the room"}));
    const std::string expected{"\0\x0f\0\x02\0\x12", 6};
    BOOST_TEST(as_text(out.written().subspan(opt_fixed_octets)) == expected);
    BOOST_TEST(!opt.add({ExtendedErrorCode::other, ""}));
}

BOOST_AUTO_TEST_CASE(the_codes_of_extended_errors_have_the_words_of_the_registry)
{
    BOOST_TEST(purpose(ExtendedErrorCode::other) == "Other Error");
    BOOST_TEST(purpose(ExtendedErrorCode::stale_answer) == "Stale Answer");
    BOOST_TEST(purpose(ExtendedErrorCode::prohibited) == "Prohibited");
    BOOST_TEST(purpose(ExtendedErrorCode::not_authoritative) == "Not Authoritative");
    BOOST_TEST(purpose(ExtendedErrorCode::invalid_data) == "Invalid Data");
    BOOST_TEST(purpose(ExtendedErrorCode::invalid_query_type) == "Invalid Query Type");
    BOOST_TEST(purpose(static_cast<ExtendedErrorCode>(31)) == "");
    BOOST_TEST(purpose(static_cast<ExtendedErrorCode>(65535)) == "");
}

// RFC 7830 §3
BOOST_AUTO_TEST_CASE(padding_fills_a_block_or_what_room_there_is)
{
    const auto padded = [](std::size_t before, std::size_t room) {
        std::array<std::uint8_t, 100> octets{};
        octets.fill(0xff);
        ByteWriter out{MutableBytes{octets}.first(room)};
        for (std::size_t i = 0; i < before; ++i)
            out.write_u8(0xff);
        OptWriter opt{out, {}, Rcode::NOERROR};
        opt.pad(32);
        const std::size_t options = load_u16(&octets[before + opt_fixed_octets - 2]);
        BOOST_TEST(out.size() == before + opt_fixed_octets + options);
        BOOST_TEST(!out.failed());
        for (std::size_t i = before + opt_fixed_octets + option_head_octets; i < out.size(); ++i)
            BOOST_TEST(octets[i] == 0);
        return out.size();
    };

    BOOST_TEST(padded(0, 100) == 32U);
    BOOST_TEST(padded(17, 100) == 32U); // an option without zeros
    BOOST_TEST(padded(18, 100) == 64U);
    BOOST_TEST(padded(18, 50) == 50U);
    BOOST_TEST(padded(18, 32) == 29U); // no room even for that
}

BOOST_AUTO_TEST_SUITE_END()
