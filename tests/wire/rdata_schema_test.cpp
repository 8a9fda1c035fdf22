#include "namu/wire/rdata/schema.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <boost/test/unit_test.hpp>

namespace {

using namu::RRType;
using namu::rdata::NameHandling;
using namu::rdata::Schema;
using enum namu::RRType;

// RFC 3597 §4: the types of RFC 1035 may be compressed, some older than RFC 3597 are read compressed, and
// RFC 4034 §6.2 lower-cases a few more. All others are kept octet for octet.
constexpr std::array compressed{NS, MD, MF, CNAME, SOA, MB, MG, MR, PTR, MINFO, MX};
constexpr std::array decompressed{RP, AFSDB, RT, SIG, PX, NXT, NAPTR, SRV};
constexpr std::array lower_cased{KX, DNAME, A6, RRSIG};

bool is_in(std::span<const RRType> types, RRType type)
{
    return std::ranges::find(types, type) != types.end();
}

NameHandling expected(RRType type)
{
    if (is_in(compressed, type))
        return NameHandling::compress;
    if (is_in(decompressed, type))
        return NameHandling::decompress;
    return is_in(lower_cased, type) ? NameHandling::lower_case : NameHandling::opaque;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rdata_schema)

// checklist: 3.1, 3.2, 3.3, 3.4
BOOST_AUTO_TEST_CASE(names_of_each_type_are_handled_as_the_rfcs_list_it)
{
    for (const Schema& row : namu::rdata::schemas())
        BOOST_TEST((row.names == expected(row.type)), namu::to_text(row.type));
}

BOOST_AUTO_TEST_CASE(a_row_of_each_type_is_found_and_none_for_the_generic_ones)
{
    for (const Schema& row : namu::rdata::schemas())
        BOOST_TEST(namu::rdata::find_schema(row.type) == &row, namu::to_text(row.type));
    for (const RRType type : {RRType{}, NULL_RR, OPT, UINFO, UID, GID, UNSPEC, NXNAME, ANY, RRType{65280}})
        BOOST_TEST(namu::rdata::find_schema(type) == nullptr, namu::to_text(type));
}

BOOST_AUTO_TEST_SUITE_END()
