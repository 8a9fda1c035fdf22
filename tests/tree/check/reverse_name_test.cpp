#include "namu/tree/check/reverse_name.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// RFC 1035 §3.5, RFC 3596 §2.5
namespace namu {
namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(reverse_names)

struct Sample {
    HostAddress address;
    std::string name;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.name;
}

const Sample samples[] = {
    {{RRType::A, {10, 2, 0, 52}}, "52.0.2.10.in-addr.arpa."},
    {{RRType::AAAA,
      {0x43, 0x21, 0, 0, 0, 1, 0, 2, 0, 3, 0, 4, 0x05, 0x67, 0x89, 0xab}}, // the example of RFC 3596 §2.5
     "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa."},
};

BOOST_DATA_TEST_CASE(an_address_has_a_name_and_the_name_an_address, data::make(samples), sample)
{
    BOOST_TEST(reverse_name(sample.address).to_text() == sample.name);
    const auto back = address_of_reverse_name(*Name::from_text(sample.name));
    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST((*back == sample.address));
}

const std::string other_names[] = {
    "2.10.in-addr.arpa.",        "256.0.2.10.in-addr.arpa.",   "052.0.2.10.in-addr.arpa.",
    "a.0.2.10.in-addr.arpa.",    "1.52.0.2.10.in-addr.arpa.",  "52.0.2.10.example.",
    "1.0.0.0.8.b.d.0.ip6.arpa.", "0/25.2.0.192.in-addr.arpa.", "in-addr.arpa.",
};

BOOST_DATA_TEST_CASE(other_names_have_none, data::make(other_names), name)
{
    BOOST_TEST(!address_of_reverse_name(*Name::from_text(name)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
