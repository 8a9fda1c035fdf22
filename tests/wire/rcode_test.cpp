#include "namu/wire/rcode.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Row {
    unsigned number;
    std::string mnemonic;
    std::string in_other_case;
};

std::ostream& operator<<(std::ostream& out, const Row& row)
{
    return out << row.mnemonic;
}

// clang-format off
const Row registry[] = {
    {0, "NOERROR", "noerror"}, {1, "FORMERR", "FormErr"}, {2, "SERVFAIL", "ServFail"}, {3, "NXDOMAIN", "NXDomain"},
    {4, "NOTIMP", "NotImp"}, {5, "REFUSED", "refused"}, {6, "YXDOMAIN", "yxdomain"}, {7, "YXRRSET", "yxrrset"},
    {8, "NXRRSET", "nxrrset"}, {9, "NOTAUTH", "notauth"}, {10, "NOTZONE", "notzone"}, {11, "DSOTYPENI", "dsotypeni"},
    {16, "BADVERS", "badvers"}, {17, "BADKEY", "badkey"}, {18, "BADTIME", "badtime"}, {19, "BADMODE", "badmode"},
    {20, "BADNAME", "badname"}, {21, "BADALG", "badalg"}, {22, "BADTRUNC", "badtrunc"}, {23, "BADCOOKIE", "badcookie"},
};
// clang-format on

const std::string none[] = {"", "NOERR", "NOERRORS", "RCODE12", "3"};

} // namespace

BOOST_AUTO_TEST_SUITE(rcode)

BOOST_DATA_TEST_CASE(every_mnemonic_is_printed_and_read_in_any_case, data::make(registry))
{
    const auto value = static_cast<Rcode>(sample.number);
    BOOST_TEST(to_text(value) == sample.mnemonic);
    BOOST_TEST((rcode_from_text(sample.mnemonic) == value));
    BOOST_TEST((rcode_from_text(sample.in_other_case) == value));
}

BOOST_DATA_TEST_CASE(what_is_none_is_refused, data::make(none))
{
    BOOST_TEST(!rcode_from_text(sample).has_value());
}

BOOST_AUTO_TEST_CASE(an_rcode_without_a_mnemonic_is_printed_as_a_number)
{
    BOOST_TEST(to_text(static_cast<Rcode>(12)) == "RCODE12");
    BOOST_TEST(to_text(static_cast<Rcode>(4095)) == "RCODE4095");
}

BOOST_AUTO_TEST_SUITE_END()
