#include "namu/zonefile/printer.hpp"

#include "namu/wire/name.hpp"
#include "support/tests_folder.hpp"
#include "zonefile/reading.hpp"

#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;
using namu::testing::joined;
using namu::testing::read_text;

const std::string zones[] = {
    "good/backwards.zone",
    "good/carriage-returns.zone",
    "good/delegations.zone",
    "good/generated.zone",
    "good/generic-form.zone",
    "good/layout.zone",
    "good/many-types.zone",
    "good/names.zone",
    "good/origins-and-includes.zone",
    "good/private-domain.zone",
    "good/signed.zone",
    "good/strings.zone",
    "good/top-of-the-tree.zone",
    "good/wildcards-and-aliases.zone",
};

} // namespace

BOOST_AUTO_TEST_SUITE(printer)

BOOST_AUTO_TEST_CASE(a_record_is_one_line_with_absolute_names)
{
    const namu::Name owner = namu::Name::from_text("a\\032b.$\\@.example.").value();
    const std::uint8_t octets[] = {192, 0, 2, 1};
    std::string out = "before\n";
    namu::append_record_text(
        {.owner = owner, .type = namu::RRType::A, .ttl = namu::Ttl::from_wire(300), .rdata = octets}, out);

    BOOST_TEST(out == "before\na\\032b.\\$\\@.example.\t300\tIN\tA\t192.0.2.1\n");
}

BOOST_DATA_TEST_CASE(what_is_printed_reads_back_to_the_same, data::make(zones), zone)
{
    const auto first =
        namu::testing::read_file_at((namu::testing::tests_folder() / "mistakes" / zone).string());
    BOOST_TEST(joined(first.verdicts()) == "");
    BOOST_TEST(!first.records.empty());

    std::string printed;
    for (const std::string& record : first.records)
        printed += record + "\n";
    const auto second = read_text(printed, "elsewhere.test.");

    BOOST_TEST(joined(second.verdicts()) == "");
    BOOST_TEST(second.records == first.records, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
