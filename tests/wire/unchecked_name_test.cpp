#include "namu/wire/unchecked_name.hpp"

#include "namu/wire/errc.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

template <std::size_t size>
std::string octets(const char (&text)[size])
{
    return {text, size - 1};
}

struct Good {
    std::string message;
    std::size_t offset;
    std::string name;
    std::size_t end;
};

std::ostream& operator<<(std::ostream& out, const Good& sample)
{
    return out << sample.name << " at " << sample.offset;
}

/// 0: com. / 5: example.com. by a pointer / 15: www.example.com. by a pointer to a pointer
const std::string nested = octets("\3com\0\7example\xc0\0\3www\xc0\5");
const std::string full_label = "\x3f" + std::string(63, 'x');

// clang-format off
const Good good[] = {
    {octets("\0"),                                0,  ".",                1},
    {octets("\3www\0"),                           0,  "www.",             5},
    {octets("\3www\0rest"),                       0,  "www.",             5},
    {octets("....\3www\0"),                       4,  "www.",             9},
    {nested,                                      0,  "com.",             5},
    {nested,                                      5,  "example.com.",     15},
    {nested,                                      15, "www.example.com.", 21},
    {octets("\0\xc0\0"),                          1,  ".",                3}, // a pointer alone
    {octets("\1a\0\xc0\0\xc0\3"),                 5,  "a.",               7}, // a pointer to a pointer
};
// clang-format on

struct Bad {
    std::string message;
    std::size_t offset;
    error_code expected;
};

std::ostream& operator<<(std::ostream& out, const Bad& sample)
{
    return out << sample.expected.message() << " at " << sample.offset << " of " << sample.message.size();
}

// clang-format off
const Bad bad[] = {
    {"",                                          0, WireError::cut_short},
    {octets("\0"),                                1, WireError::cut_short},
    {octets("\0"),                                9, WireError::cut_short},
    {octets("\3ww"),                              0, WireError::cut_short},
    {octets("\3www"),                             0, WireError::cut_short}, // no end
    {octets("\0\xc0"),                            1, WireError::cut_short}, // half a pointer
    {octets("\xc0\0"),                            0, WireError::bad_pointer}, // to itself
    {octets("\0\0\xc0\2"),                        2, WireError::bad_pointer},
    {octets("\xc0\2\0"),                          0, WireError::bad_pointer}, // forward
    {octets("\xff\xff"),                          0, WireError::bad_pointer}, // beyond the message
    {octets("\1a\xc0\0"),                         0, WireError::bad_pointer}, // to the begin of its own name
    {octets("\1a\xc0\0\xc0\0"),                   4, WireError::bad_pointer}, // by a detour
    {octets("\1a\xc0\4\xc0\0"),                   4, WireError::bad_pointer}, // two that point at each other
    {octets("\3www\0\xc0\2"),                     5, WireError::bad_label_type}, // into a label: 'w' is no length
    {octets("\x40"),                              0, WireError::bad_label_type},
    {octets("\x80"),                              0, WireError::bad_label_type},
    {full_label + full_label + full_label + full_label + octets("\0"),          0, WireError::name_too_long},
    {full_label + full_label + octets("\0") + full_label + full_label + octets("\xc0\0"), 129,
     WireError::name_too_long}, // too long only with what the pointer leads to
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(unchecked_name)

BOOST_DATA_TEST_CASE(a_name_is_read_and_its_place_ends_before_what_pointers_lead_to, data::make(good))
{
    const UncheckedName name{as_bytes(sample.message), sample.offset};
    const auto read = name.read();

    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST(read->name.to_text() == sample.name);
    BOOST_TEST(read->end == sample.end);
    std::size_t end = 0;
    BOOST_TEST((name.skip(end) == WireError{}));
    BOOST_TEST(end == sample.end);
}

// checklist: 1.11
BOOST_DATA_TEST_CASE(a_bad_name_is_refused_with_the_reason, data::make(bad))
{
    const auto read = UncheckedName{as_bytes(sample.message), sample.offset}.read();

    BOOST_TEST_REQUIRE(read.has_error());
    BOOST_TEST(read.error() == sample.expected);
}

BOOST_AUTO_TEST_CASE(skipping_does_not_look_behind_pointers_but_checks_the_rest)
{
    const auto skip = [](std::string_view message, std::size_t offset) -> Result<std::size_t> {
        std::size_t end = 0;
        if (const WireError error = UncheckedName{as_bytes(message), offset}.skip(end); error != WireError{})
            return error;
        return end;
    };
    BOOST_TEST(skip(octets("\xff\xff"), 0).value() == 2U);
    BOOST_TEST(skip(octets("\1a\xc0\0"), 0).value() == 4U);
    BOOST_TEST(skip(octets("\xc0"), 0).error() == error_code{WireError::cut_short});
    BOOST_TEST(skip(octets("\1a"), 0).error() == error_code{WireError::cut_short});
    BOOST_TEST(skip(octets("\5a"), 0).error() == error_code{WireError::cut_short});
    BOOST_TEST(skip("", 0).error() == error_code{WireError::cut_short});
    BOOST_TEST(skip(octets("\x41"), 0).error() == error_code{WireError::bad_label_type});
    const std::string four = full_label + full_label + full_label + full_label;
    BOOST_TEST(skip(four + octets("\0"), 0).error() == error_code{WireError::name_too_long});
    const std::string longest = full_label + full_label + full_label + "\x3d" + std::string(61, 'x');
    BOOST_TEST(skip(longest + octets("\0"), 0).value() == 255U);
}

BOOST_AUTO_TEST_CASE(a_long_chain_of_pointers_is_not_followed_to_its_end)
{
    // Each pointer leads to the one before it: legal backwards steps, but no name needs so many, and a
    // message with thousands of such records would cost the square of its length.
    std::string message = octets("\0");
    while (message.size() < 0x3ff0) {
        const std::size_t target = message.size() < 2 ? 0 : message.size() - 2;
        message += static_cast<char>(0xc0 | (target >> 8));
        message += static_cast<char>(target & 0xff);
    }
    const auto last = UncheckedName{as_bytes(message), message.size() - 2}.read();
    BOOST_TEST(last.error() == error_code{WireError::bad_pointer});
    const auto tenth = UncheckedName{as_bytes(message), 1 + 2 * 9}.read();
    BOOST_TEST(tenth.value().name.is_root());
}

BOOST_AUTO_TEST_CASE(a_name_of_127_labels_with_a_pointer_before_each_is_read)
{
    std::string message = octets("\0");
    std::size_t target = 0;
    for (int i = 0; i < 127; ++i) {
        const std::size_t here = message.size();
        message += octets("\1x");
        message += static_cast<char>(0xc0 | (target >> 8));
        message += static_cast<char>(target & 0xff);
        target = here;
    }
    const auto longest = UncheckedName{as_bytes(message), target}.read();
    BOOST_TEST_REQUIRE(longest.has_value());
    BOOST_TEST(longest->name.view().label_count() == 127U);
}

BOOST_AUTO_TEST_SUITE_END()
