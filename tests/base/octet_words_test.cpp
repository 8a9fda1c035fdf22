#include "namu/base/octet_words.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

/// In memory of their own size, so that a sanitizer sees a read or a write beyond them.
std::vector<std::uint8_t> octets(std::size_t size)
{
    std::vector<std::uint8_t> result(size);
    for (std::size_t i = 0; i < size; ++i)
        result[i] = static_cast<std::uint8_t>('a' + i % 26);
    result.shrink_to_fit();
    return result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(octet_words)

BOOST_AUTO_TEST_CASE(a_difference_is_seen_at_each_place_of_each_size)
{
    for (std::size_t size = 0; size <= 40; ++size) {
        const auto a = octets(size);
        BOOST_TEST(equal_octets(a.data(), octets(size).data(), size));
        for (std::size_t at = 0; at < size; ++at) {
            auto b = a;
            b[at] = static_cast<std::uint8_t>(b[at] ^ 0x20);
            BOOST_TEST(!equal_octets(a.data(), b.data(), size));
            BOOST_TEST(equal_ignoring_case(a.data(), b.data(), size));
            b[at] = '-';
            BOOST_TEST(!equal_ignoring_case(a.data(), b.data(), size));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_short_word_has_its_octets_and_zeros_behind_them)
{
    for (std::size_t size = 1; size <= 8; ++size) {
        const auto whole = octets(size);
        std::uint64_t expected = 0;
        for (std::size_t i = 0; i < size; ++i)
            expected |= std::uint64_t{whole[i]} << 8 * i;
        BOOST_TEST(load_short_word(whole.data(), size) == expected);
    }
}

BOOST_AUTO_TEST_CASE(copying_takes_each_size_and_no_octet_more)
{
    for (std::size_t size = 0; size <= 40; ++size) {
        const auto from = octets(size);
        std::vector<std::uint8_t> to(size + 1, 0xee);
        copy_octets(to.data(), from.data(), size);
        BOOST_TEST(to.back() == 0xee);
        to.pop_back();
        BOOST_TEST(to == from, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(eight_octets_are_folded_as_one_is)
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    for (unsigned octet = 0; octet < 256; ++octet)
        BOOST_TEST(to_lower_8(ones * octet) == ones * to_lower(static_cast<std::uint8_t>(octet)));
}

BOOST_AUTO_TEST_SUITE_END()
