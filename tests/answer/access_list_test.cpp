#include "namu/answer/access_list.hpp"

#include "namu/net/prefix.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namu::AccessList;
using namu::AddressPrefix;
using namu::net::Prefix;

namespace {

using Texts = std::vector<std::string>;

std::vector<AddressPrefix> prefixes(const Texts& texts)
{
    std::vector<AddressPrefix> prefixes;
    for (const std::string& text : texts)
        prefixes.push_back(Prefix::from_text(text)->octets());
    return prefixes;
}

struct Sample {
    Texts allow;
    Texts deny;
    std::string client;
    bool may_ask;
};
std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.client << (sample.may_ask ? " may ask" : " may not ask");
}

// clang-format off
const Sample samples[] = {
    {{},                            {},                              "192.0.2.1",        true},
    {{"10.0.0.0/8"},                {},                              "10.1.2.3",         true},
    {{"10.0.0.0/8"},                {},                              "192.0.2.1",        false},
    {{"10.0.0.0/8"},                {},                              "2001:db8::1",      false},
    {{},                            {"10.0.0.0/8"},                  "10.1.2.3",         false},
    {{},                            {"10.0.0.0/8"},                  "192.0.2.1",        true},
    // The longest prefix, whichever list it is in.
    {{"10.0.0.0/8"},                {"10.1.0.0/16"},                 "10.1.2.3",         false},
    {{"10.0.0.0/8"},                {"10.1.0.0/16"},                 "10.2.2.3",         true},
    {{"10.1.0.0/16"},               {"10.0.0.0/8"},                  "10.1.2.3",         true},
    {{"10.1.0.0/16", "10.1.2.3"},   {"10.0.0.0/8", "10.1.2.0/24"},   "10.1.2.3",         true},
    {{"10.1.0.0/16", "10.1.2.3"},   {"10.0.0.0/8", "10.1.2.0/24"},   "10.1.2.4",         false},
    {{"0.0.0.0/0", "::/0"},         {"192.0.2.1"},                   "198.51.100.1",     true},
    // Of two equal ones what denies.
    {{"10.0.0.0/8"},                {"10.0.0.0/8"},                  "10.1.2.3",         false},
    {{"::ffff:10.1.0.0/112"},       {"10.0.0.0/8"},                  "10.1.2.3",         true},
    {{"::ffff:10.0.0.0/104"},       {"10.0.0.0/8"},                  "10.1.2.3",         false},
    {{"10.0.0.0/8"},                {},                              "::ffff:10.1.2.3",  true},
    {{"2001:db8::/32"},             {"2001:db8:1::/48"},             "2001:db8::1",      true},
    {{"2001:db8::/32"},             {"2001:db8:1::/48"},             "2001:db8:1::1",    false},
};
// clang-format on

} // namespace

BOOST_DATA_TEST_CASE(the_longest_prefix_says_who_may_ask, data::make(samples), sample)
{
    const AccessList list{prefixes(sample.allow), prefixes(sample.deny)};
    const AddressPrefix client = Prefix::from_text(sample.client)->octets();

    BOOST_TEST(list.allows(namu::Bytes{client.octets}.first(client.address_octets)) == sample.may_ask);
    BOOST_TEST(list.is_open() == (sample.allow.empty() && sample.deny.empty()));
}
