#include "namu/base/address_table.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace namu;

namespace {

using Octets = std::vector<std::uint8_t>;

Octets octets_of(const std::string& text)
{
    const auto address = boost::asio::ip::make_address(text);
    if (address.is_v4()) {
        const auto octets = address.to_v4().to_bytes();
        return {octets.begin(), octets.end()};
    }
    const auto octets = address.to_v6().to_bytes();
    return {octets.begin(), octets.end()};
}

AddressPrefix prefix(const std::string& address, unsigned length)
{
    AddressPrefix prefix;
    const Octets octets = octets_of(address);
    std::ranges::copy(octets, prefix.octets.begin());
    prefix.address_octets = static_cast<std::uint8_t>(octets.size());
    prefix.length = static_cast<std::uint8_t>(length);
    return prefix;
}

const AddressTable& table()
{
    static const std::vector<AddressTable::Row> rows{
        {prefix("10.1.2.3", 32), 1},        {prefix("10.1.0.0", 16), 2},
        {prefix("10.0.0.0", 8), 3},         {prefix("10.2.0.0", 16), 4}, // hidden by the row before
        {prefix("255.255.255.0", 24), 5},   {prefix("::ffff:192.0.2.0", 120), 6},
        {prefix("2001:db8:1::", 48), 7},    {prefix("2001:db8::", 32), 8},
        {prefix("2001:db9::8000", 113), 9}, {prefix("ff00::", 8), 10},
        {prefix("2001:dba::1", 128), 11},
    };
    static const AddressTable made{rows, 99};
    return made;
}

struct Sample {
    std::string address;
    AddressTable::Value value;
};
std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.address;
}

// clang-format off
const Sample samples[] = {
    {"0.0.0.0", 99},
    {"9.255.255.255", 99},
    {"10.0.0.0", 3},
    {"10.0.255.255", 3},
    {"10.1.0.0", 2},
    {"10.1.2.2", 2},
    {"10.1.2.3", 1},
    {"10.1.2.4", 2},
    {"10.1.255.255", 2},
    {"10.2.0.1", 3},
    {"10.255.255.255", 3},
    {"11.0.0.0", 99},
    {"255.255.254.255", 99},
    {"255.255.255.0", 5},
    {"255.255.255.255", 5},
    {"192.0.2.77", 6},
    {"::ffff:192.0.2.77", 6},
    {"::ffff:10.1.2.3", 1},
    {"::", 99},
    {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", 99},
    {"2001:db8::", 8},
    {"2001:db8:1::1", 7},
    {"2001:db8:1:ffff:ffff:ffff:ffff:ffff", 7},
    {"2001:db8:2::", 8},
    {"2001:db9::7fff", 99},
    {"2001:db9::8000", 9},
    {"2001:db9::ffff", 9},
    {"2001:db9::1:0", 99},
    {"2001:dba::", 99},
    {"2001:dba::1", 11},
    {"2001:dba::2", 99},
    {"feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 99},
    {"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 10},
};
// clang-format on

bool contains(const AddressPrefix& prefix, const Octets& address)
{
    if (prefix.address_octets != address.size())
        return false;
    for (unsigned bit = 0; bit < prefix.length; ++bit) {
        if (((prefix.octets[bit / 8] ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0)
            return false;
    }
    return true;
}

/// Of few different octets, so that prefixes lie in each other often.
Octets random_address(std::mt19937& random, std::size_t size)
{
    Octets address(size);
    for (std::uint8_t& octet : address)
        octet = static_cast<std::uint8_t>(std::array{0, 1, 0x7f, 0x80, 0xff}[random() % 5]);
    return address;
}

} // namespace

// RFC 4291 §2.5.5.2
BOOST_DATA_TEST_CASE(the_first_row_that_contains_an_address_gives_its_number, data::make(samples), sample)
{
    BOOST_TEST(table().find(octets_of(sample.address)) == sample.value);
}

BOOST_AUTO_TEST_CASE(a_table_without_rows_says_the_same_of_all)
{
    BOOST_TEST(AddressTable{}.find(octets_of("192.0.2.1")) == 0U);
    const AddressTable table{{}, 7};
    BOOST_TEST(table.find(octets_of("192.0.2.1")) == 7U);
    BOOST_TEST(table.find(octets_of("2001:db8::1")) == 7U);
    BOOST_TEST(table.find({}) == 7U);
}

BOOST_AUTO_TEST_CASE(the_empty_prefix_contains_all_of_its_own_kind_and_none_of_the_other)
{
    const std::vector<AddressTable::Row> rows{{prefix("::", 0), 6}};
    const AddressTable table{rows, 1};

    BOOST_TEST(table.find(octets_of("2001:db8::1")) == 6U);
    BOOST_TEST(table.find(octets_of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")) == 6U);
    BOOST_TEST(table.find(octets_of("192.0.2.1")) == 1U);
    BOOST_TEST(table.find(octets_of("::ffff:192.0.2.1")) == 1U);
}

BOOST_AUTO_TEST_CASE(random_tables_say_what_looking_at_each_row_says)
{
    std::mt19937 random{7};
    for (int round = 0; round < 200; ++round) {
        const std::size_t size = round % 2 == 0 ? 4 : 16;
        std::vector<AddressTable::Row> rows;
        for (std::size_t i = 0; i < 1 + random() % 20; ++i) {
            const Octets address = random_address(random, size);
            AddressPrefix prefix{.address_octets = static_cast<std::uint8_t>(size),
                                 .length = static_cast<std::uint8_t>(random() % (8 * size + 1))};
            std::ranges::copy(address, prefix.octets.begin());
            rows.push_back({prefix, static_cast<AddressTable::Value>(1 + random() % 3)});
        }
        const AddressTable table{rows};
        for (int i = 0; i < 100; ++i) {
            const Octets address = random_address(random, size);
            const auto row =
                std::ranges::find_if(rows, [&](const auto& r) { return contains(r.prefix, address); });
            BOOST_TEST(table.find(address) == (row == rows.end() ? 0 : row->value));
        }
    }
}
