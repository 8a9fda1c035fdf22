#include "namu/wire/name.hpp"

#include "namu/wire/errc.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct GoodText {
    std::string text;
    std::string wire;
    std::string printed;
};

std::ostream& operator<<(std::ostream& out, const GoodText& sample)
{
    return out << sample.text;
}

std::string octets(const char* begin, std::size_t size)
{
    return {begin, size};
}

/// Labels of the given length, each `x`.
std::string label(std::size_t length)
{
    return std::string(length, 'x');
}

const std::string three_full_labels = label(63) + "." + label(63) + "." + label(63) + ".";
const std::string three_full_labels_wire = "\x3f" + label(63) + "\x3f" + label(63) + "\x3f" + label(63);

// clang-format off
const GoodText good_texts[] = {
    {".",                 octets("\0", 1),                     "."},
    {"example.",          octets("\7example\0", 9),            "example."},
    {"example",           octets("\7example\0", 9),            "example."},
    {"wWw.Example.COM.",  octets("\3wWw\7Example\3COM\0", 17), "wWw.Example.COM."},
    {"a.b",               octets("\1a\1b\0", 5),               "a.b."},
    {"*.example.",        octets("\1*\7example\0", 11),        "*.example."},
    {"_sip._udp",         octets("\4_sip\4_udp\0", 11),        "_sip._udp."},
    {"a\\.b.c.",          octets("\3a.b\1c\0", 7),             "a\\.b.c."},
    {"a\\046b.",          octets("\3a.b\0", 5),                "a\\.b."},
    {"\\000.",            octets("\1\0\0", 3),                 "\\000."},
    {"\\032\\127\\255.",  octets("\3\x20\x7f\xff\0", 5),       "\\032\\127\\255."},
    {"\\\\.",             octets("\1\\\0", 3),                 "\\\\."},
    {"\\@\\$\\(\\)\\;\\\".", octets("\6@$();\"\0", 8),         "\\@\\$\\(\\)\\;\\\"."},
    {"@",                 octets("\0", 1),                     "."},     // the origin, here the root
    {"a@b.",              octets("\3a@b\0", 5),                "a\\@b."},
    {"\\097.",            octets("\1a\0", 3),                  "a."},
    {"xn--9t4b11yi5a.",   octets("\016xn--9t4b11yi5a\0", 16),  "xn--9t4b11yi5a."},
    {label(63) + ".",     "\x3f" + label(63) + octets("\0", 1), label(63) + "."},
    {three_full_labels + label(61) + ".", three_full_labels_wire + "\x3d" + label(61) + octets("\0", 1),
     three_full_labels + label(61) + "."}, // 255 octets
    {three_full_labels + label(61), three_full_labels_wire + "\x3d" + label(61) + octets("\0", 1),
     three_full_labels + label(61) + "."},
};
// clang-format on

struct BadText {
    std::string text;
    error_code expected;
};

std::ostream& operator<<(std::ostream& out, const BadText& sample)
{
    return out << '"' << sample.text << '"';
}

// clang-format off
const BadText bad_texts[] = {
    {"",                      WireError::empty_label},
    {"..",                    WireError::empty_label},
    {".a.",                   WireError::empty_label},
    {"a..b.",                 WireError::empty_label},
    {"a..",                   WireError::empty_label},
    {label(64),               WireError::label_too_long},
    {label(64) + ".",         WireError::label_too_long},
    {"a." + label(64) + ".b", WireError::label_too_long},
    {three_full_labels + label(62) + ".",        WireError::name_too_long}, // 256 octets
    {three_full_labels + label(62),              WireError::name_too_long},
    {three_full_labels + label(61) + ".a.",      WireError::name_too_long},
    {three_full_labels + label(60) + ".a",       WireError::name_too_long},
    {std::string(100'000, 'x'),                  WireError::name_too_long},
    {"\\",                    WireError::bad_escape},
    {"a\\",                   WireError::bad_escape},
    {"\\25",                  WireError::bad_escape},
    {"\\256.example.",        WireError::bad_escape},
    {"\\1a.",                 WireError::bad_escape},
};
// clang-format on

struct BadWire {
    std::string octets;
    error_code expected;
};

std::ostream& operator<<(std::ostream& out, const BadWire& sample)
{
    return out << sample.octets.size() << " octets: " << sample.expected.message();
}

// clang-format off
const BadWire bad_wires[] = {
    {"",                             WireError::cut_short},
    {octets("\1", 1),                WireError::cut_short},
    {octets("\1a", 2),               WireError::cut_short}, // no root label
    {octets("\2a\0", 3),             WireError::cut_short}, // the label takes the place of the root label
    {octets("\0\0", 2),              WireError::trailing_octets},
    {octets("\1a\0a", 4),            WireError::trailing_octets},
    {octets("\xc0\x00", 2),          WireError::bad_label_type}, // no pointers outside of messages
    {octets("\x40" "aaaa\0", 6),     WireError::bad_label_type},
    {octets("\x80\0", 2),            WireError::bad_label_type},
    {three_full_labels_wire + "\x3e" + label(62) + octets("\0", 1), WireError::name_too_long}, // 256
};
// clang-format on

Name name(std::string_view text)
{
    return Name::from_text(text).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(name_value)

BOOST_DATA_TEST_CASE(from_text_makes_wire_form, data::make(good_texts))
{
    const auto name = Name::from_text(sample.text);

    BOOST_TEST_REQUIRE(name.has_value());
    BOOST_TEST(as_text(name->octets()) == sample.wire);
}

BOOST_DATA_TEST_CASE(to_text_reads_back_to_the_same_octets, data::make(good_texts))
{
    const auto from_wire = Name::from_wire(as_bytes(sample.wire));

    BOOST_TEST_REQUIRE(from_wire.has_value());
    BOOST_TEST(from_wire->to_text() == sample.printed);
    BOOST_TEST(as_text(Name::from_text(from_wire->to_text())->octets()) == sample.wire);
}

// RFC 2181 §11, RFC 4343 §2.1
// checklist: 1.2, 1.8
BOOST_AUTO_TEST_CASE(every_octet_survives_printing_and_reading)
{
    for (unsigned value = 0; value < 256; ++value) {
        const std::string wire{'\1', static_cast<char>(value), '\0'};
        const auto name = Name::from_wire(as_bytes(wire)).value();
        const std::string text = name.to_text();
        BOOST_TEST(as_text(Name::from_text(text).value().octets()) == wire);
        for (const char c : text)
            BOOST_TEST((c > 0x20 && c < 0x7f));
    }
}

// RFC 1035 §2.3.1, §2.3.4, §5.1
// checklist: 1.1, 1.9, 1.10
BOOST_DATA_TEST_CASE(from_text_says_why_it_refuses, data::make(bad_texts))
{
    const auto name = Name::from_text(sample.text);

    BOOST_TEST_REQUIRE(name.has_error());
    BOOST_TEST(name.error() == sample.expected);
}

// RFC 1035 §4.1.4
// checklist: 1.1, 1.11
BOOST_DATA_TEST_CASE(from_wire_says_why_it_refuses, data::make(bad_wires))
{
    const auto name = Name::from_wire(as_bytes(sample.octets));

    BOOST_TEST_REQUIRE(name.has_error());
    BOOST_TEST(name.error() == sample.expected);
}

BOOST_AUTO_TEST_CASE(a_name_without_final_dot_is_completed_with_the_origin)
{
    const Name origin = name("example.com.");
    BOOST_TEST(Name::from_text("www", origin)->to_text() == "www.example.com.");
    BOOST_TEST(Name::from_text("www.", origin)->to_text() == "www.");
    BOOST_TEST(Name::from_text("a.b", origin)->to_text() == "a.b.example.com.");
    BOOST_TEST(Name::from_text("@", origin)->to_text() == "example.com.");
    BOOST_TEST(Name::from_text(".", origin)->to_text() == ".");
    BOOST_TEST(Name::from_text("\\@", origin)->to_text() == "\\@.example.com.");
    BOOST_TEST(Name::from_text("www\\.", origin)->to_text() == "www\\..example.com."); // no final dot
    BOOST_TEST(Name::from_text("", origin).error() == error_code{WireError::empty_label});
}

BOOST_AUTO_TEST_CASE(a_name_and_its_origin_share_the_255_octets)
{
    const Name origin = name(three_full_labels); // 193 octets
    BOOST_TEST(Name::from_text(label(61), origin)->octets().size() == 255U);
    BOOST_TEST(Name::from_text(label(62), origin).error() == error_code{WireError::name_too_long});
}

BOOST_AUTO_TEST_CASE(a_name_may_have_127_labels)
{
    std::string text;
    for (int i = 0; i < 127; ++i)
        text += "x.";
    const auto longest = Name::from_text(text);
    BOOST_TEST_REQUIRE(longest.has_value());
    BOOST_TEST(longest->view().label_count() == 127U);
    BOOST_TEST(longest->octets().size() == 255U);
    BOOST_TEST(Name::from_text(text + "x.").error() == error_code{WireError::name_too_long});
}

BOOST_AUTO_TEST_CASE(join_puts_a_label_in_front)
{
    const Name parent = name(three_full_labels);
    BOOST_TEST(Name::join(as_bytes("a.b"), name("c."))->to_text() == "a\\.b.c.");
    BOOST_TEST(Name::join(as_bytes(label(61)), parent)->octets().size() == 255U);
    BOOST_TEST(Name::join(as_bytes(label(62)), parent).error() == error_code{WireError::name_too_long});
    BOOST_TEST(Name::join(as_bytes(label(64)), name(".")).error() == error_code{WireError::label_too_long});
    BOOST_TEST(Name::join({}, name(".")).error() == error_code{WireError::empty_label});
}

BOOST_AUTO_TEST_CASE(a_name_without_a_value_is_the_root)
{
    BOOST_TEST(Name{}.is_root());
    BOOST_TEST(Name{}.to_text() == ".");
    BOOST_TEST((Name{} == name(".")));
}

BOOST_AUTO_TEST_CASE(a_copy_of_a_view_keeps_the_case_and_outlives_the_view)
{
    Name copy;
    {
        const Name source = name("WWW.example.");
        copy = Name{source.view()};
    }
    BOOST_TEST(copy.to_text() == "WWW.example.");
}

BOOST_AUTO_TEST_SUITE_END()
