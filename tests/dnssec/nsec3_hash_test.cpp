#include "namu/dnssec/nsec3_hash.hpp"

#include "namu/wire/name.hpp"
#include "namu/wire/rdata/base_text.hpp"
#include "support/hex.hpp"

#include <ostream>
#include <string>
#include <string_view>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;
using namespace namu;

struct KnownHash {
    std::string_view name;
    std::string_view salt;
    std::uint16_t iterations;
    std::string_view hash;
};

std::ostream& operator<<(std::ostream& out, const KnownHash& known)
{
    return out << known.name << " with salt `" << known.salt << "`, " << known.iterations << " iterations";
}

// RFC 5155 appendix A; the last two are those of `ldns-nsec3-hash`.
const KnownHash known_hashes[] = {
    {"example.", "aabbccdd", 12, "0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM"},
    {"a.example.", "aabbccdd", 12, "35MTHGPGCU1QG68FAB165KLNSNK3DPVL"},
    {"ai.example.", "aabbccdd", 12, "GJEQE526PLBF1G8MKLP59ENFD789NJGI"},
    {"*.w.example.", "aabbccdd", 12, "R53BQ7CC2UVMUBFU5OCMM6PERS9TK9EN"},
    {"x.y.w.example.", "aabbccdd", 12, "2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S"},
    {"X.Y.w.EXAMPLE.", "aabbccdd", 12, "2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S"},
    {"2t7b4g4vsa5smi47k61mv5bv1a22bojr.example.", "aabbccdd", 12, "KOHAR7MBB8DC2CE8A9QVL8HON4K53UHI"},
    {"example.", "", 0, "3MSEV9USMD4BR9S97V51R2TDVMR9IQO1"},
    {".", "", 0, "BEKJP7DGPVSJUKLL47BK43I3URMQ4U2F"},
};

// RFC 5155 §5
BOOST_DATA_TEST_CASE(a_name_is_hashed_as_in_the_standard, data::make(known_hashes), known)
{
    const auto hash =
        hash_for_nsec3(Name::from_text(known.name).value(), testing::from_hex(known.salt), known.iterations);
    std::string text;
    rdata::append_base32hex(hash, text);
    BOOST_TEST(text == known.hash);
}

} // namespace
