#include "namu/wire/rdata/rdata.hpp"

#include "wire/rdata_sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace data = boost::unit_test::data;
using namespace namu;
using namespace namu::test;

namespace {

Octets canonical(std::string_view type, std::string_view text)
{
    const auto octets = read_text(type, text).octets;
    Octets buffer(octets.size());
    ByteWriter out{buffer};
    rdata::append_canonical(type_of(type), octets, out);
    BOOST_TEST(out.size() == octets.size());
    return buffer;
}

struct Form {
    std::string_view type;
    std::string_view text;
    std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Form& sample)
{
    return out << sample.type << ' ' << sample.text;
}

// clang-format off
const Form forms[] = {
    // RFC 4034 §6.2, RFC 6840 §5.1: lower-cased
    {"NS", "NS.Example.", "ns.example."},
    {"CNAME", "WWW.Example.", "www.example."},
    {"SOA", "NS.Example. Host.Example. 1 2 3 4 5", "ns.example. host.example. 1 2 3 4 5"},
    {"MX", "10 Mail.Example.", "10 mail.example."},
    {"PTR", "A.Example.", "a.example."},
    {"DNAME", "A.Example.", "a.example."},
    {"SRV", "1 2 3 A.Example.", "1 2 3 a.example."},
    {"RP", "A.Example. B.Example.", "a.example. b.example."},
    {"KX", "1 A.Example.", "1 a.example."},
    {"NAPTR", "1 2 \"U\" \"E2U\" \"ABC\" A.Example.", "1 2 \"U\" \"E2U\" \"ABC\" a.example."},
    {"RRSIG", "A 13 3 300 0 0 1 A.Example. QUJD", "A 13 3 300 0 0 1 a.example. QUJD"},
    {"A6", "64 ::41:4142 A.Example.", "64 ::41:4142 a.example."},
    // kept
    {"NSEC", "A.Example. A", "A.Example. A"},
    {"SVCB", "1 A.Example. key667=ABC", "1 A.Example. key667=ABC"},
    {"HIP", "2 41 QUJD A.Example.", "2 41 QUJD A.Example."},
    {"LP", "1 A.Example.", "1 A.Example."},
    {"TXT", "ABC", "ABC"},
    {"CAA", "0 Issue ABC", "0 Issue ABC"},
    {"TYPE65280", "\\# 3 414243", "\\# 3 414243"},
};

/// Each row is below the next one in canonical order.
const Form orders[] = {
    {"A", "1.2.3.4", "1.2.3.5"},
    {"A", "9.0.0.0", "10.0.0.0"},
    {"TXT", "a", "b"},
    {"TXT", "b", "aa"},    // the length octet decides
    {"TXT", "a", "a \"\""}, // shorter first
    {"MX", "1 B.example.", "1 c.example."},
    {"MX", "1 b.example.", "1 C.example."},
    {"NSEC", "B.example.", "a.example."}, // case counts
    {"SOA", "a. B. 1 1 1 1 1", "A. b. 2 1 1 1 1"},
};

const Form equals[] = {
    {"MX", "1 Mail.Example.", "1 mail.example."},
    {"SOA", "A. b. 1 1 1 1 1", "a. B. 1 1 1 1 1"},
    {"A", "1.2.3.4", "1.2.3.4"},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(rdata_canonical)

// RFC 4034 §6.2, RFC 6840 §5.1
// checklist: 3.4
BOOST_DATA_TEST_CASE(names_are_lower_cased_in_the_types_that_say_so, data::make(forms), sample)
{
    BOOST_TEST(testing::to_hex(canonical(sample.type, sample.text)) ==
               testing::to_hex(read_text(sample.type, sample.expected).octets));
}

// RFC 4034 §6.3
// checklist: 3.5
BOOST_DATA_TEST_CASE(canonical_order_is_that_of_unsigned_octets, data::make(orders), sample)
{
    const auto type = type_of(sample.type);
    const auto low = read_text(sample.type, sample.text).octets;
    const auto high = read_text(sample.type, sample.expected).octets;

    BOOST_TEST(rdata::canonical_less(type, low, high));
    BOOST_TEST(!rdata::canonical_less(type, high, low));
}

BOOST_DATA_TEST_CASE(what_differs_in_the_case_of_names_only_is_equal, data::make(equals), sample)
{
    const auto type = type_of(sample.type);
    const auto a = read_text(sample.type, sample.text).octets;
    const auto b = read_text(sample.type, sample.expected).octets;

    BOOST_TEST(!rdata::canonical_less(type, a, b));
    BOOST_TEST(!rdata::canonical_less(type, b, a));
}

BOOST_AUTO_TEST_SUITE_END()
