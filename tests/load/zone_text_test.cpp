#include "namu/load/zone_text.hpp"

#include "load/temporary_folder.hpp"
#include "namu/load/load_zone.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace {

using namu::test::TemporaryFolder;

std::string text_of(const std::string& path)
{
    const auto loaded = namu::load_zone({path, namu::Name::from_text("example.com.").value()},
                                        {.judge = namu::Judge::form_only});
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    std::string text;
    namu::write_zone_text(*loaded.zone, namu::RecordForm::mnemonic,
                          [&](std::string_view part) { text += part; });
    return text;
}

std::vector<std::string> owners_and_types(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin);
        const std::size_t owner_end = line.find('\t');
        const std::size_t type_begin = line.find("IN\t") + 3;
        lines.push_back(line.substr(0, owner_end) + " " +
                        line.substr(type_begin, line.find('\t', type_begin) - type_begin));
        begin = end + 1;
    }
    return lines;
}

constexpr std::string_view unordered = "$TTL 300\n"
                                       "z       A    192.0.2.3\n"
                                       "@       A    192.0.2.2\n"
                                       "www.a   TXT  \"a  b\" \"\\\"\"\n"
                                       "Z       A    192.0.2.1\n"
                                       "*       AAAA 2001:db8::1\n"
                                       "        NS   ns\n"
                                       "z       A    192.0.2.1\n"
                                       "yljkjljk.a A 192.0.2.4\n"
                                       "@       NS   ns\n"
                                       "@       SOA  ns hostmaster 1 7200 900 1209600 300\n";

BOOST_AUTO_TEST_CASE(the_soa_is_first_and_all_else_in_canonical_order_without_duplicates)
{
    const TemporaryFolder folder;

    const auto lines = owners_and_types(text_of(folder.write("a.zone", unordered)));

    const std::vector<std::string> expected{
        "example.com. SOA",          "example.com. A",      "example.com. NS",
        "*.example.com. NS",         "*.example.com. AAAA", "www.a.example.com. TXT",
        "yljkjljk.a.example.com. A", "z.example.com. A",    "z.example.com. A",
    };
    BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

// RFC 5936 §3.5
// checklist: 4.8
BOOST_AUTO_TEST_CASE(what_a_cut_hides_is_there_too)
{
    const TemporaryFolder folder;

    const auto lines =
        owners_and_types(text_of(folder.write("a.zone", "$TTL 300\n"
                                                        "@       SOA ns hostmaster 1 7200 900 1209600 300\n"
                                                        "sub     NS  ns.sub\n"
                                                        "ns.sub  A   192.0.2.53\n"
                                                        "www.sub TXT hidden\n")));

    const std::vector<std::string> expected{
        "example.com. SOA",
        "sub.example.com. NS",
        "ns.sub.example.com. A",
        "www.sub.example.com. TXT",
    };
    BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_text_of_a_zone_reads_back_to_the_same_text)
{
    const TemporaryFolder folder;

    const std::string once = text_of(folder.write("a.zone", unordered));
    const std::string twice = text_of(folder.write("b.zone", once));

    BOOST_TEST(once == twice);
}

BOOST_AUTO_TEST_CASE(a_zone_without_a_soa_is_written_too)
{
    const TemporaryFolder folder;

    const auto lines = owners_and_types(text_of(folder.write("a.zone", "www 60 A 192.0.2.1\n")));

    const std::vector<std::string> expected{"www.example.com. A"};
    BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_large_zone_is_written_in_parts)
{
    const TemporaryFolder folder;
    const auto loaded =
        namu::load_zone({folder.write("a.zone", "$TTL 60\n$GENERATE 1-9999 host-$ A 192.0.2.1\n"),
                         namu::Name::from_text("example.com.").value()},
                        {.judge = namu::Judge::form_only});
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    std::size_t parts = 0;
    std::size_t lines = 0;

    namu::write_zone_text(*loaded.zone, namu::RecordForm::mnemonic, [&](std::string_view part) {
        ++parts;
        lines += static_cast<std::size_t>(std::ranges::count(part, '\n'));
    });

    BOOST_TEST(parts > 1);
    BOOST_TEST(lines == 9999);
}

} // namespace
