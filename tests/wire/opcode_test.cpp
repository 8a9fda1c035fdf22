#include "namu/wire/opcode.hpp"

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
    {0, "QUERY", "query"}, {1, "IQUERY", "iQuery"}, {2, "STATUS", "status"}, {4, "NOTIFY", "notify"},
    {5, "UPDATE", "update"}, {6, "DSO", "dso"},
};
// clang-format on

const std::string none[] = {"", "QUER", "QUERYS", "OPCODE3", "0"};

} // namespace

BOOST_AUTO_TEST_SUITE(opcode)

BOOST_DATA_TEST_CASE(every_mnemonic_is_printed_and_read_in_any_case, data::make(registry))
{
    const auto value = static_cast<Opcode>(sample.number);
    BOOST_TEST(to_text(value) == sample.mnemonic);
    BOOST_TEST((opcode_from_text(sample.mnemonic) == value));
    BOOST_TEST((opcode_from_text(sample.in_other_case) == value));
}

BOOST_DATA_TEST_CASE(what_is_none_is_refused, data::make(none))
{
    BOOST_TEST(!opcode_from_text(sample).has_value());
}

BOOST_AUTO_TEST_CASE(an_opcode_without_a_mnemonic_is_printed_as_a_number)
{
    BOOST_TEST(to_text(static_cast<Opcode>(3)) == "OPCODE3");
    BOOST_TEST(to_text(static_cast<Opcode>(15)) == "OPCODE15");
}

BOOST_AUTO_TEST_SUITE_END()
