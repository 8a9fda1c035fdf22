#include "namu/zone/content_digest.hpp"

#include "support/zone_from_text.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namu::ContentDigest;
using namu::testing::good_zone;

namespace {

std::string soa(unsigned serial)
{
    return "@ 3600 SOA ns hostmaster " + std::to_string(serial) + " 7200 900 604800 300\n";
}

const std::string rest = "@ 3600 NS ns\nns 3600 A 192.0.2.1\n";

ContentDigest digest_of(const std::string& text, std::size_t threads = 1)
{
    return ContentDigest::of(*good_zone("example.com.", text), threads);
}

} // namespace

BOOST_AUTO_TEST_SUITE(content_digest)

BOOST_AUTO_TEST_CASE(the_serial_does_not_count)
{
    BOOST_TEST((digest_of(soa(7) + rest) == digest_of(soa(8) + rest)));
}

BOOST_AUTO_TEST_CASE(everything_else_counts)
{
    const auto one = digest_of(soa(7) + rest);
    for (const std::string other : {"www 3600 A 192.0.2.1\n", "ns 3600 A 192.0.2.2\n", "ns 3600 TXT x\n"})
        BOOST_TEST((one != digest_of(soa(7) + rest + other)), other);
    BOOST_TEST((one != digest_of("@ 3600 SOA ns hostmaster 7 7200 900 604800 301\n" + rest)));
    BOOST_TEST((one != digest_of(soa(7) + "@ 3601 NS ns\nns 3600 A 192.0.2.1\n")));
    // Two records that change places are two other records.
    BOOST_TEST((digest_of(soa(7) + rest + "a 60 A 192.0.2.8\nb 60 A 192.0.2.9\n") !=
                digest_of(soa(7) + rest + "a 60 A 192.0.2.9\nb 60 A 192.0.2.8\n")));
}

BOOST_AUTO_TEST_CASE(it_is_the_same_for_any_number_of_threads)
{
    std::string text = soa(7) + rest;
    for (int i = 0; i < 40'000; ++i)
        text += "h" + std::to_string(i) + " 60 A 192.0.2.1\n";
    const auto zone = good_zone("example.com.", text);
    BOOST_TEST((ContentDigest::of(*zone, 1) == ContentDigest::of(*zone, 3)));
}

BOOST_AUTO_TEST_CASE(that_of_an_edit_follows_from_the_edit)
{
    const auto before = good_zone("example.com.", soa(7) + rest + "old 60 A 192.0.2.7\n");
    namu::ZoneDifference difference;
    const auto record = [](const char* owner) {
        return namu::ZoneDifference::Record{
            *namu::Name::from_text(owner), namu::RRType::A, namu::Ttl::from_wire(60), {192, 0, 2, 7}};
    };
    difference.removed.push_back(record("old.example.com."));
    difference.added.push_back(record("new.example.com."));

    BOOST_TEST(
        (ContentDigest::of(*before).after(difference) == digest_of(soa(7) + rest + "new 60 A 192.0.2.7\n")));
}

BOOST_AUTO_TEST_SUITE_END()
