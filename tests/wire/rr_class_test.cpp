#include "namu/wire/rr_class.hpp"

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
    {1, "IN", "in"}, {3, "CH", "Ch"}, {4, "HS", "hS"}, {254, "NONE", "none"}, {255, "ANY", "any"},
};
// clang-format on

const std::string none[] = {"", "I", "INN", "CLASS", "CLASS-1", "CLASS65536", "CLASS1x", "1"};

} // namespace

BOOST_AUTO_TEST_SUITE(rr_class)

BOOST_DATA_TEST_CASE(every_mnemonic_is_printed_and_read_in_any_case, data::make(registry))
{
    const auto value = static_cast<RRClass>(sample.number);
    BOOST_TEST(to_text(value) == sample.mnemonic);
    BOOST_TEST((rr_class_from_text(sample.mnemonic) == value));
    BOOST_TEST((rr_class_from_text(sample.in_other_case) == value));
}

BOOST_DATA_TEST_CASE(what_is_none_is_refused, data::make(none))
{
    BOOST_TEST(!rr_class_from_text(sample).has_value());
}

BOOST_AUTO_TEST_CASE(every_number_is_read_back_from_its_text)
{
    for (unsigned number = 0; number <= 0xffff; ++number) {
        const auto value = static_cast<RRClass>(number);
        BOOST_TEST((rr_class_from_text(to_text(value)) == value));
        BOOST_TEST((rr_class_from_text("class" + std::to_string(number)) == value));
    }
    BOOST_TEST(to_text(static_cast<RRClass>(32)) == "CLASS32");
    BOOST_TEST(to_text(static_cast<RRClass>(0)) == "CLASS0");
}

BOOST_AUTO_TEST_SUITE_END()
