#include "namu/wire/edns/option_requests.hpp"

#include <cstdint>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

using namespace namu;

BOOST_AUTO_TEST_SUITE(option_requests)

constexpr std::uint32_t version_0 = 0;
constexpr std::uint32_t version_1 = 0x0001'0000;

/// What options in hexadecimal ask for; keeps the octets.
class Asked {
public:
    explicit Asked(std::string_view hex, std::uint32_t ttl = version_0)
        : octets_{testing::from_hex(hex)},
          wanted{OptionRequests::of(OptView::parse(1232, ttl, octets_).value())}
    {}

private:
    std::vector<std::uint8_t> octets_;

public:
    OptionRequests wanted;
};

BOOST_AUTO_TEST_CASE(without_options_nothing_is_asked_for)
{
    const Asked asked{""};

    BOOST_TEST(!asked.wanted.cookie.has_value());
    BOOST_TEST(!asked.wanted.nsid);
    BOOST_TEST(!asked.wanted.expire);
    BOOST_TEST(!asked.wanted.tcp_keepalive);
    BOOST_TEST(!asked.wanted.zone_version);
}

// RFC 5001 §2.2, RFC 7314 §2, RFC 7828 §3.2.1, RFC 9660 §3.1: who asks sends the option, empty.
BOOST_AUTO_TEST_CASE(each_option_is_found_behind_unknown_ones)
{
    const Asked asked{"fde9 0002 abcd 0003 0000 0009 0000 000b 0000 0013 0000 000a 0008 0001020304050607"};

    BOOST_TEST(testing::to_hex(asked.wanted.cookie.value()) == "0001020304050607");
    BOOST_TEST(asked.wanted.nsid);
    BOOST_TEST(asked.wanted.expire);
    BOOST_TEST(asked.wanted.tcp_keepalive);
    BOOST_TEST(asked.wanted.zone_version);
    BOOST_TEST(!asked.wanted.zone_version_is_bad);
}

BOOST_AUTO_TEST_CASE(the_first_cookie_counts)
{
    BOOST_TEST(testing::to_hex(Asked{"000a 0001 01 000a 0001 02"}.wanted.cookie.value()) == "01");
    BOOST_TEST(Asked{"000a 0000 000a 0001 02"}.wanted.cookie.value().empty());
}

BOOST_AUTO_TEST_CASE(a_zone_version_with_data_or_a_second_one_is_bad)
{
    BOOST_TEST(!Asked{"0013 0000"}.wanted.zone_version_is_bad);
    BOOST_TEST(Asked{"0013 0001 00"}.wanted.zone_version_is_bad);
    BOOST_TEST(Asked{"0013 0000 0013 0000"}.wanted.zone_version_is_bad);
}

BOOST_AUTO_TEST_CASE(options_of_another_version_mean_nothing)
{
    const Asked asked{"0003 0000 000a 0001 01", version_1};

    BOOST_TEST(!asked.wanted.nsid);
    BOOST_TEST(!asked.wanted.cookie.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
