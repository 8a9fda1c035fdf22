#include "namu/wire/option_text.hpp"

#include "namu/base/bytes.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(option_text)

std::vector<std::uint8_t> octets(std::string_view text)
{
    const Bytes bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

struct OptionText {
    EdnsOption option;
    std::string expected;
};

std::ostream& operator<<(std::ostream& out, const OptionText& sample)
{
    return out << sample.expected;
}

// clang-format off
const OptionText option_texts[] = {
    {{OptionCode::NSID, {}},                                    "NSID: "},
    {{OptionCode::NSID, octets("ns1")},                         "NSID: 6e7331 \"ns1\""},
    {{OptionCode::NSID, {0x1b, '[', '"', '\\', 0xff}},          "NSID: 1b5b225cff \"\\027[\\\"\\\\\\255\""},
    {{OptionCode::COOKIE, {1, 2, 3, 4, 5, 6, 7, 0xff}},         "COOKIE: 01020304050607ff"},
    {{OptionCode::EXTENDED_ERROR, {0, 20}},                     "EDE: 20 (Not Authoritative)"},
    {{OptionCode::EXTENDED_ERROR, {0, 18, 'n', 'o'}},           "EDE: 18 (Prohibited): \"no\""},
    {{OptionCode::EXTENDED_ERROR, {0xff, 0xff, 0x07}},          "EDE: 65535: \"\\007\""},
    {{OptionCode::EXTENDED_ERROR, {1}},                         "OPTION 15: 01"},
    {{OptionCode::EXTENDED_ERROR, {}},                          "OPTION 15: "},
    {{OptionCode::EXPIRE, {}},                                  "EXPIRE"},
    {{OptionCode::EXPIRE, {0, 0x12, 0x75, 0}},                  "EXPIRE: 1209600 s"},
    {{OptionCode::EXPIRE, {1, 2, 3}},                           "OPTION 9: 010203"},
    {{OptionCode::TCP_KEEPALIVE, {}},                           "TCP-KEEPALIVE"},
    {{OptionCode::TCP_KEEPALIVE, {0, 105}},                     "TCP-KEEPALIVE: 10.5 s"},
    {{OptionCode::TCP_KEEPALIVE, {1}},                          "OPTION 11: 01"},
    {{OptionCode::PADDING, {0, 0, 0}},                          "PADDING: 3 octets"},
    {{OptionCode::ZONEVERSION, {}},                             "ZONEVERSION"},
    {{OptionCode::ZONEVERSION, {2, 0, 0, 0, 1, 1}},             "ZONEVERSION: SOA-SERIAL 257, zone of 2 labels"},
    {{OptionCode::ZONEVERSION, {1, 0, 0, 0, 0, 1}},             "ZONEVERSION: SOA-SERIAL 1, zone of 1 label"},
    {{OptionCode::ZONEVERSION, {1, 0, 0, 0, 0, 1, 0}},          "OPTION 19: 01000000000100"},
    {{OptionCode::ZONEVERSION, {1, 246, 0, 0, 0, 1}},           "OPTION 19: 01f600000001"},
    {{OptionCode::REPORT_CHANNEL, octets({"\1a\2er", 5})},      "OPTION 18: 0161026572"},
    {{OptionCode::REPORT_CHANNEL, octets({"\1a\2er\0", 6})},    "REPORT-CHANNEL: a.er."},
    {{OptionCode::REPORT_CHANNEL, octets({"\1a\0x", 4})},       "OPTION 18: 01610078"},
    {{static_cast<OptionCode>(65001), {0xde, 0xad}},            "OPTION 65001: dead"},
};
// clang-format on

BOOST_DATA_TEST_CASE(options_are_shown_in_words_where_known, data::make(option_texts))
{
    BOOST_TEST(to_text(sample.option) == sample.expected);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
