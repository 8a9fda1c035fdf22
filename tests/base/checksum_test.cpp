#include "namu/base/checksum.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namu::Bytes;
using namu::Checksum;
using namu::checksum_of;

std::vector<std::uint8_t> octets(std::size_t size)
{
    std::vector<std::uint8_t> made(size);
    std::uint32_t state = 1;
    for (std::uint8_t& octet : made)
        octet = static_cast<std::uint8_t>((state = state * 1'664'525 + 1'013'904'223) >> 24);
    return made;
}

BOOST_AUTO_TEST_SUITE(checksums)

BOOST_AUTO_TEST_CASE(every_bit_and_the_size_count)
{
    for (const std::size_t size : {1U, 7U, 8U, 9U, 63U, 64U, 65U, 200U}) {
        auto text = octets(size);
        std::set<std::uint64_t> seen{checksum_of(text)};
        for (std::size_t bit = 0; bit < size * 8; ++bit) {
            text[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            BOOST_TEST(seen.insert(checksum_of(text)).second);
            text[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        }
        text.push_back(0);
        BOOST_TEST(seen.insert(checksum_of(text)).second);
    }
}

BOOST_AUTO_TEST_CASE(any_two_bits_count_together)
{
    // So many that each lane has several words, and some are left over.
    auto text = octets(150);
    const auto flip = [&](std::size_t bit) { text[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8); };
    const std::uint64_t good = checksum_of(text);
    std::size_t unnoticed = 0;
    for (std::size_t a = 0; a < text.size() * 8; ++a) {
        flip(a);
        for (std::size_t b = a + 1; b < text.size() * 8; ++b) {
            flip(b);
            unnoticed += checksum_of(text) == good ? 1U : 0U;
            flip(b);
        }
        flip(a);
    }
    BOOST_TEST(unnoticed == 0);
}

BOOST_AUTO_TEST_CASE(texts_of_zeros_differ_by_their_size)
{
    std::set<std::uint64_t> seen;
    const std::vector<std::uint8_t> zeros(Checksum::chunk_octets * 2 + 300);

    for (std::size_t size = 0; size < 300; ++size)
        BOOST_TEST(seen.insert(checksum_of(Bytes{zeros}.first(size))).second);
    for (const std::size_t size : {Checksum::chunk_octets, Checksum::chunk_octets * 2, zeros.size()})
        BOOST_TEST(seen.insert(checksum_of(Bytes{zeros}.first(size))).second);
}

BOOST_AUTO_TEST_CASE(octets_that_change_places_are_noticed)
{
    const auto good = octets(Checksum::chunk_octets * 3);
    const auto swapped = [&](std::size_t a, std::size_t b, std::size_t size) {
        auto text = good;
        const auto at = [&](std::size_t i) { return text.begin() + static_cast<std::ptrdiff_t>(i); };
        std::swap_ranges(at(a), at(a + size), at(b));
        return checksum_of(text);
    };

    BOOST_TEST(swapped(0, 8, 8) != checksum_of(good));
    BOOST_TEST(swapped(0, 64, 64) != checksum_of(good));
    BOOST_TEST(swapped(4096, 8192, 4096) != checksum_of(good));
    BOOST_TEST(swapped(0, Checksum::chunk_octets, Checksum::chunk_octets) != checksum_of(good));
}

BOOST_AUTO_TEST_CASE(threads_chunks_and_alignment_change_nothing)
{
    const auto text = octets(Checksum::chunk_octets * 2 + 77);
    const std::uint64_t whole = checksum_of(text);
    std::vector<std::uint8_t> moved(1);
    moved.insert(moved.end(), text.begin(), text.end());
    Checksum by_chunks;
    for (std::size_t at = 0; at < text.size(); at += Checksum::chunk_octets) {
        const std::size_t size = std::min(Checksum::chunk_octets, text.size() - at);
        by_chunks.add(Checksum::of_chunk(Bytes{text}.subspan(at, size)));
    }

    BOOST_TEST(checksum_of(text, 3) == whole);
    BOOST_TEST(checksum_of(Bytes{moved}.subspan(1)) == whole);
    BOOST_TEST(by_chunks.value() == whole);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
