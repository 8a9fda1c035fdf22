#include "namu/dnssec/canonical_octets.hpp"
#include "namu/dnssec/key_tag.hpp"
#include "namu/dnssec/rrsig_fields.hpp"
#include "namu/dnssec/signature_algorithm.hpp"

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/zone_from_text.hpp"

namespace namu {
namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(signatures_of_the_rfcs)

/// An example of an RFC: a key, a record that is signed, and its signature.
struct Example {
    std::string source;
    std::string apex;
    std::string dnskey;
    std::uint16_t tag;
    std::string record;
    std::string rrsig;
};

std::ostream& operator<<(std::ostream& out, const Example& example)
{
    return out << example.source;
}

const Example examples[] = {
    {"RFC 5702 §6.1", "example.net.",
     "256 3 8 AwEAAcFcGsaxxdgiuuGmCkVImy4h99CqT7jwY3pexPGcnUFtR2Fh36BponcwtkZ4cAgtvd4Qs8PkxUdp6p/DlUmObdk=",
     9033, "www 3600 A 192.0.2.91",
     "A 8 3 3600 20300101000000 20000101000000 9033 example.net. "
     "kRCOH6u7l0QGy9qpC9l1sLncJcOKFLJ7GhiUOibu4teYp5VE9RncriShZNz85mwlMgNEacFYK/lPtPiVYP4bwg=="},
    {"RFC 5702 §6.2", "example.net.",
     "256 3 10 "
     "AwEAAdHoNTOW+et86KuJOWRDp1pndvwb6Y83nSVXXyLA3DLroROUkN6X0O6pnWnjJQujX/AyhqFDxj13tOnD9u/1kTg7cV6rklMr"
     "ZDtJCQ5PCl/D7QNPsgVsMu1J2Q8gpMpztNFLpPBz1bWXjDtaR7ZQBlZ3PFY12ZTSncorffcGmhOL",
     3740, "www 3600 A 192.0.2.91",
     "A 10 3 3600 20300101000000 20000101000000 3740 example.net. "
     "tsb4wnjRUDnB1BUi+t6TMTXThjVnG+eCkWqjvvjhzQL1d0YRoOe0CbxrVDYd0xDtsuJRaeUw1ep94PzEWzr0iGYgZBWm/"
     "zpq+9fOuagYJRfD"
     "qfReKBzMweOLDiNa8iP5g9vMhpuv6OPlvpXwm9Sa9ZXIbNl1MBGk0fthPgxdDLw="},
    {"RFC 6605 §6.1", "example.net.",
     "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==",
     55648, "www 3600 A 192.0.2.1",
     "A 13 3 3600 20100909100439 20100812100439 55648 example.net. "
     "qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw=="},
    {"RFC 6605 §6.2", "example.net.",
     "257 3 14 "
     "xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp"
     "65F6Glur8I/mlVNgF6W/qTI37m40",
     10771, "www 3600 A 192.0.2.1",
     "A 14 3 3600 20100909102025 20100812102025 10771 example.net. "
     "/L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuzWTSSPdz7wnqXL5b"
     "dcJzu"
     "sdnI0RSMROxxwGipWcJm"},
    {"RFC 8080 §6.1", "example.com.", "257 3 15 zPnZ/QwEe7S8C5SPz2OfS5RR40ATk2/rYnE9xHIEijs=", 35217,
     "@ 3600 MX 10 mail.example.com.",
     "MX 15 2 3600 1440021600 1438207200 35217 example.com. "
     "zXQ0bkYgQTEFyfLyi9QoiY6D8ZdYo4wyUhVioYZXFdT410QPRITQSqJSnzQoSm5poJ7gD7AQR0O7KuI5k2pcBg=="},
    {"RFC 8080 §6.2", "example.com.",
     "257 3 16 3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA", 9713,
     "@ 3600 MX 10 mail.example.com.",
     "MX 16 2 3600 1440021600 1438207200 9713 example.com. "
     "3cPAHkmlnxcDHMyg7vFC34l0blBhuG1qpwLmjInI8w1CMB29FkEAIJUA0amxWndkmnBZ6SKiwZSAxGILn/NBtOXft0+Gj7FSvOKxE/"
     "07+4RQ"
     "vE581N3Aj/JtIyaiYVdnYtyMWbSNyGEY2213WKsJlwEA"},
};

/// What an example says, in wire form; its octets belong to the zone.
struct Read {
    std::shared_ptr<const Zone> zone;
    Bytes dnskey;
    RRsetView records;
    Bytes rrsig;
};

Read read(const Example& example)
{
    const std::string owner = example.record.substr(0, example.record.find(' '));
    Read result;
    result.zone = testing::good_zone(example.apex, "@ 3600 DNSKEY " + example.dnskey + '\n' + example.record +
                                                       '\n' + owner + " 3600 RRSIG " + example.rrsig + '\n');
    result.dnskey = result.zone->apex_node().find(RRType::DNSKEY).front();
    const NameView name = Name::from_text(owner, result.zone->apex())->view();
    const NodeView node = result.zone->find_node(name);
    result.rrsig = node.find(RRType::RRSIG).front();
    result.records = node.find(read_rrsig(result.rrsig).covered);
    return result;
}

bool verifies(const Example& example, const RRsetView& records, Bytes rrsig)
{
    constexpr std::size_t key_at = 4;
    const Read read_example = read(example);
    const auto scheme = signature_scheme(read_example.dnskey[3]);
    const auto key = PublicKey::from_octets(scheme.value(), read_example.dnskey.subspan(key_at));
    OctetList octets;
    append_signed_octets(rrsig, records, octets);
    return key.value().verifies(octets, read_rrsig(rrsig).signature);
}

// RFC 4034 appendix B
// checklist: 3.19
BOOST_DATA_TEST_CASE(a_key_has_the_tag_that_is_printed, data::make(examples), example)
{
    BOOST_TEST(key_tag(read(example).dnskey) == example.tag);
}

// RFC 3110 §2, RFC 6605 §4, RFC 8080 §3
// checklist: 4.20
BOOST_DATA_TEST_CASE(a_signature_verifies, data::make(examples), example)
{
    const Read signed_set = read(example);

    BOOST_TEST(verifies(example, signed_set.records, signed_set.rrsig));
}

BOOST_DATA_TEST_CASE(a_changed_signature_does_not_verify, data::make(examples), example)
{
    const Read signed_set = read(example);
    OctetList changed{signed_set.rrsig.begin(), signed_set.rrsig.end()};
    changed.back() ^= 1U;

    BOOST_TEST(!verifies(example, signed_set.records, changed));
}

BOOST_DATA_TEST_CASE(a_signature_of_another_length_does_not_verify, data::make(examples), example)
{
    const Read signed_set = read(example);
    const Bytes shorter = signed_set.rrsig.first(signed_set.rrsig.size() - 1);
    OctetList longer{signed_set.rrsig.begin(), signed_set.rrsig.end()};
    longer.push_back(0);

    BOOST_TEST(!verifies(example, signed_set.records, shorter));
    BOOST_TEST(!verifies(example, signed_set.records, longer));
}

BOOST_DATA_TEST_CASE(a_changed_record_is_not_what_was_signed, data::make(examples), example)
{
    const Read signed_set = read(example);
    OctetList block{signed_set.records.block().begin(), signed_set.records.block().end()};
    block[3] ^= 1U;
    const RRsetView changed{signed_set.records.owner(), signed_set.records.type(), signed_set.records.ttl(),
                            1, block};

    BOOST_TEST(!verifies(example, changed, signed_set.rrsig));
}

// RFC 4034 §3.1.8.1
BOOST_AUTO_TEST_CASE(case_of_names_and_the_ttl_of_now_do_not_count)
{
    Example shouted = examples[4];
    shouted.record = "@ 60 MX 10 MAIL.Example.COM.";
    const Read signed_set = read(shouted);

    BOOST_TEST(verifies(shouted, signed_set.records, signed_set.rrsig));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
