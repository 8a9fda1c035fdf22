#include "namu/wire/rdata/rdata.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/schema.hpp"
#include "wire/rdata_sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <random>

namespace data = boost::unit_test::data;
using namespace namu;
using namespace namu::test;

namespace {

struct BadWire {
    std::string_view type;
    std::string_view hex;
    error_code expected;
};

std::ostream& operator<<(std::ostream& out, const BadWire& sample)
{
    return out << sample.type << ' ' << sample.hex;
}

// clang-format off
const BadWire bad_wires[] = {
    {"A", "c00002", WireError::cut_short},
    {"A", "c000020100", WireError::trailing_octets},
    {"A", "", WireError::cut_short},
    {"AAAA", "c0000201", WireError::cut_short},
    {"NS", "", WireError::cut_short},
    {"NS", "03777777", WireError::cut_short},
    {"NS", "c00c", WireError::bad_label_type},
    {"NS", "4161", WireError::bad_label_type},
    {"MX", "000a", WireError::cut_short},
    {"MX", "000a0000", WireError::trailing_octets},
    {"SOA", "00000000000000000000000000000000000000000000ff", WireError::trailing_octets},
    {"TXT", "", WireError::cut_short},
    {"TXT", "036101", WireError::cut_short},
    {"HINFO", "0161", WireError::cut_short},
    {"HINFO", "000000", WireError::trailing_octets},
    {"X25", "00", WireError::bad_rdata},
    {"X25", "0161", WireError::bad_rdata},
    {"LOC", "00aa161380000000800000000098968000", WireError::bad_rdata},
    {"LOC", "0012161380000000800000000098968000", WireError::trailing_octets},
    {"CAA", "0000", WireError::bad_rdata},
    {"CAA", "00012d", WireError::bad_rdata},
    {"SSHFP", "0101", WireError::cut_short},
    {"SSHFP", "010100", WireError::bad_rdata},
    {"TLSA", "030101", WireError::cut_short},
    {"DS", "00010d0200", WireError::bad_rdata},
    {"DS", "00010d02", WireError::cut_short},
    {"DNSKEY", "0101030d", WireError::cut_short},
    {"RRSIG", "000100000000000000000000000000000000c00c00", WireError::bad_label_type},
    {"NSEC", "00000100", WireError::bad_rdata},       // zero octet at the end of a window
    {"NSEC", "000000", WireError::bad_rdata},         // empty window
    {"NSEC", "00010140000140", WireError::bad_rdata}, // windows not ascending
    {"NSEC", "0000014000", WireError::cut_short},
    {"NSEC", "000021404040404040404040404040404040404040404040404040404040404040404040", WireError::bad_rdata},
    {"NSEC3", "0100000000", WireError::cut_short},
    {"NSEC3", "010000000000", WireError::bad_rdata},
    {"NSEC3PARAM", "01000000", WireError::cut_short},
    {"SVCB", "0001000003000200350003000200350a", WireError::bad_rdata}, // a key twice
    {"SVCB", "00010000030002003500010003026832", WireError::bad_rdata}, // keys not ascending
    {"SVCB", "0001000003000200", WireError::cut_short},
    {"SVCB", "000100000300010035", WireError::bad_rdata},     // port of one octet
    {"SVCB", "00010000040000", WireError::bad_rdata},         // no address
    {"SVCB", "00010000000002000300", WireError::cut_short},
    {"SVCB", "0001000000000200030001000302683200", WireError::cut_short},
    {"SVCB", "00010000000002000300010003026832", WireError::bad_rdata}, // mandatory key not there
    {"SVCB", "000100000000020000", WireError::bad_rdata},     // mandatory lists itself
    {"SVCB", "00010000020000", WireError::bad_rdata},         // no-default-alpn without alpn
    {"SVCB", "0001000001000100", WireError::bad_rdata},       // empty entry of alpn
    {"SVCB", "0001000007000161", WireError::bad_rdata},       // dohpath without {?dns}
    {"IPSECKEY", "0a040200", WireError::bad_rdata},
    {"IPSECKEY", "0a0002", WireError::cut_short},
    {"IPSECKEY", "0a000000", WireError::bad_rdata},
    {"AMTRELAY", "0a04", WireError::bad_rdata},
    {"APL", "00012101c0", WireError::bad_rdata},
    {"APL", "00010802c000", WireError::bad_rdata},
    {"ZONEMD", "00000001010100", WireError::bad_rdata},
    {"HIP", "0002000100", WireError::bad_rdata},
    {"A6", "8100", WireError::bad_rdata},
};
// clang-format on

/// A message that begins with the name `example.`, so that pointers have somewhere to go back to.
const auto message_front = testing::from_hex("076578616d706c6500");

struct Compressed {
    std::string_view type;
    std::string_view hex;
    std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Compressed& sample)
{
    return out << sample.type << ' ' << sample.hex;
}

// clang-format off
const Compressed compressed[] = {
    {"NS", "026e73c000", "026e73076578616d706c6500"},
    {"MX", "000ac000", "000a076578616d706c6500"},
    {"SOA", "c000c009 0000000100000002000000030000000400000005",
     "076578616d706c6500076578616d706c6500 0000000100000002000000030000000400000005"},
    {"SRV", "0001000200030377777ac000", "000100020003 0377777a076578616d706c6500"},
    {"NAPTR", "000100020000 00c000", "00010002000000076578616d706c6500"},
    {"RP", "c000c000", "076578616d706c6500076578616d706c6500"},
    {"SIG", "0001050100000001000000020000000300040000ff", "0001050100000001000000020000000300040000ff"},
    {"NXT", "c00040", "076578616d706c650040"},
};
// clang-format on

struct FromMessage {
    error_code error;
    Octets octets;
};

FromMessage read_from_message(std::string_view type, Bytes rdata)
{
    auto message = message_front;
    message.insert(message.end(), rdata.begin(), rdata.end());
    Octets buffer(2 * rdata::max_octets);
    ByteWriter out{buffer};
    const auto error = rdata::from_message(type_of(type), message, message_front.size(), rdata.size(), out);
    return {error, {out.written().begin(), out.written().end()}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(rdata_wire)

BOOST_DATA_TEST_CASE(good_octets_pass_the_check, data::make(good_texts()), sample)
{
    BOOST_TEST(rdata::check(type_of(sample.type), testing::from_hex(sample.hex)) == error_code{});
}

BOOST_DATA_TEST_CASE(check_says_why_it_refuses, data::make(bad_wires), sample)
{
    BOOST_TEST(rdata::check(type_of(sample.type), testing::from_hex(sample.hex)) == sample.expected);
}

BOOST_DATA_TEST_CASE(rdata_without_pointers_comes_out_of_a_message_unchanged, data::make(good_texts()),
                     sample)
{
    const auto read = read_from_message(sample.type, testing::from_hex(sample.hex));

    BOOST_TEST(read.error == error_code{});
    BOOST_TEST(testing::to_hex(read.octets) == sample.hex);
}

// RFC 3597 §4
// checklist: 3.3
BOOST_DATA_TEST_CASE(pointers_are_followed_in_the_types_that_may_have_them, data::make(compressed), sample)
{
    const auto read = read_from_message(sample.type, testing::from_hex(sample.hex));

    BOOST_TEST(read.error == error_code{});
    BOOST_TEST(testing::to_hex(read.octets) == testing::to_hex(testing::from_hex(sample.expected)));
}

BOOST_AUTO_TEST_CASE(pointers_are_refused_in_types_since_rfc_3597)
{
    for (const auto* const type : {"DNAME", "LP", "SVCB", "RRSIG", "KX"}) {
        const auto read =
            read_from_message(type, testing::from_hex("0001c0000000000000000000000000000000c000ff"));
        BOOST_TEST(read.error != error_code{}, type);
    }
    BOOST_TEST(read_from_message("DNAME", testing::from_hex("c000")).error ==
               make_error_code(WireError::bad_label_type));
}

BOOST_AUTO_TEST_CASE(a_name_must_end_within_its_rdata)
{
    // The octets behind the RDATA would complete the name.
    auto message = testing::from_hex("000a03777777 00");
    Octets buffer(64);
    ByteWriter out{buffer};

    BOOST_TEST(rdata::from_message(RRType::MX, message, 0, 6, out) == make_error_code(WireError::cut_short));
    BOOST_TEST(rdata::from_message(RRType::MX, message, 0, 7, out) == error_code{});
}

BOOST_AUTO_TEST_CASE(rdata_beyond_the_end_of_the_message_is_cut_short)
{
    const auto message = testing::from_hex("c0000201");
    Octets buffer(64);
    ByteWriter out{buffer};

    BOOST_TEST(rdata::from_message(RRType::A, message, 0, 5, out) == make_error_code(WireError::cut_short));
    BOOST_TEST(rdata::from_message(RRType::A, message, 1, 4, out) == make_error_code(WireError::cut_short));
    BOOST_TEST(rdata::from_message(RRType::A, message, 5, 0, out) == make_error_code(WireError::cut_short));
}

/// Printing and reading back whatever the check lets pass.
void check_round_trip(std::string_view type, const Octets& octets)
{
    if (rdata::check(type_of(type), octets))
        return;
    const auto text = print(type, octets);
    const auto read = read_text(type, text);
    BOOST_TEST_REQUIRE(!read.error.has_value(), type << ' ' << text << ": " << read.why());
    BOOST_TEST(testing::to_hex(read.octets) == testing::to_hex(octets), type << ' ' << text);
}

BOOST_DATA_TEST_CASE(every_truncation_is_refused_or_is_good_rdata, data::make(good_texts()), sample)
{
    const auto whole = testing::from_hex(sample.hex);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // An allocation of its own size lets a sanitizer see any octet read beyond it.
        const Octets cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        check_round_trip(sample.type, cut);
        const auto read = read_from_message(sample.type, cut);
        if (!read.error)
            BOOST_TEST(rdata::check(type_of(sample.type), read.octets) == error_code{});
    }
}

BOOST_DATA_TEST_CASE(damaged_octets_are_refused_or_are_good_rdata, data::make(good_texts()), sample)
{
    const auto whole = testing::from_hex(sample.hex);
    std::minstd_rand random{20'261'122};
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned change : {0x01U, 0x40U, 0x80U, 0xffU, static_cast<unsigned>(random() & 0xff)}) {
            auto damaged = whole;
            damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ change);
            check_round_trip(sample.type, damaged);
            const auto read = read_from_message(sample.type, damaged);
            if (!read.error)
                BOOST_TEST(rdata::check(type_of(sample.type), read.octets) == error_code{});
        }
    }
}

// RFC 3597 §4, RFC 1035 §4.1.4
// checklist: 3.1, 3.2
BOOST_AUTO_TEST_CASE(only_names_of_rfc_1035_may_be_compressed)
{
    BOOST_TEST(rdata::compressible_names(RRType::NS).count == 1);
    BOOST_TEST(rdata::compressible_names(RRType::NS).octets_before == 0);
    BOOST_TEST(rdata::compressible_names(RRType::SOA).count == 2);
    BOOST_TEST(rdata::compressible_names(RRType::SOA).octets_before == 0);
    BOOST_TEST(rdata::compressible_names(RRType::MX).count == 1);
    BOOST_TEST(rdata::compressible_names(RRType::MX).octets_before == 2);
    BOOST_TEST(rdata::compressible_names(RRType::MINFO).count == 2);
    for (const auto type : {RRType::SRV, RRType::DNAME, RRType::RP, RRType::NAPTR, RRType::RRSIG,
                            RRType::NSEC, RRType::SVCB, RRType::A, RRType{65280}})
        BOOST_TEST(rdata::compressible_names(type).count == 0, to_text(type));
}

BOOST_AUTO_TEST_CASE(what_is_compressed_is_what_the_rows_of_the_types_say)
{
    for (unsigned number = 0; number <= 0xffff; ++number) {
        const auto type = static_cast<RRType>(number);
        const auto* const row = rdata::find_schema(type);
        std::size_t names = 0;
        if (row != nullptr && row->names == rdata::NameHandling::compress)
            names = static_cast<std::size_t>(
                std::ranges::count(row->fields(), rdata::FieldKind::name, &rdata::Field::kind));
        if (rdata::compressible_names(type).count != names)
            BOOST_ERROR(to_text(type) << " has " << names << " names that may be compressed");
    }
}

BOOST_AUTO_TEST_SUITE_END()
