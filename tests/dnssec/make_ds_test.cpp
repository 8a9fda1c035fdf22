#include "namu/dnssec/make_ds.hpp"

#include "namu/dnssec/ds_match.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rdata/rdata.hpp"

#include "support/zone_from_text.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

BOOST_AUTO_TEST_SUITE(make_ds_records)

// RFC 4034 §5.1.4, RFC 4509 §2.1; the digest is what dnssec-dsfromkey makes of the key.
BOOST_AUTO_TEST_CASE(the_ds_of_a_key_has_its_tag_its_algorithm_and_a_sha_256_digest)
{
    const auto zone = testing::good_zone(
        "sub.example.com.", "@ 1 SOA ns hostmaster 1 2 3 4 5\n@ 1 NS ns\n"
                            "@ 1 DNSKEY 257 3 15 kbxKNow8/02j6OrFpIG2cbQNWhm/HRh4LgLiY3htrWA=\n");
    const Bytes key = zone->apex_node().find(RRType::DNSKEY).front();

    const auto ds = make_ds(*Name::from_text("SUB.example.com."), key);

    std::string text;
    rdata::append_text(RRType::DS, ds, text);
    BOOST_TEST(text == "28960 15 2 D51C78925F82E4AAFDE6B004C9A08BD4C2BA2E0652E5B2B55EDB8070EB37C8A7");
    BOOST_TEST(ds_matches(ds, *Name::from_text("sub.example.com."), key));
    BOOST_TEST(!ds_matches(ds, *Name::from_text("other.example.com."), key));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
