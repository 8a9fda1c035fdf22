#include "namu/zonefile/origin_of.hpp"

#include "support/folder.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;

struct Sample {
    std::string text;
    std::string path;
    std::string found; ///< "example.com. from its $ORIGIN"
};

struct FileName {
    std::string path;
    std::string name;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.path << ": " << sample.text;
}

std::ostream& operator<<(std::ostream& out, const FileName& sample)
{
    return out << sample.path;
}

std::string text_of(const std::optional<namu::FoundOrigin>& found)
{
    return found ? found->name.to_text() + " " + std::string{how_text(found->how)} : "";
}

// clang-format off
const Sample samples[] = {
    {"$ORIGIN example.com.\n@ SOA a b 1 2 3 4 5",         "x",           "example.com. from its $ORIGIN"},
    {"$TTL 5\n$origin example.com.\n@ 5 IN SOA a b 1",    "other.zone",  "example.com. from its $ORIGIN"},
    {"$ORIGIN com.\nexample IN 1h SOA a b 1 2 3 4 5",     "x",           "example.com. from its $ORIGIN"},
    {"$ORIGIN com.\n$ORIGIN example\n@ SOA (\na b 1 )",   "x",           "example.com. from its $ORIGIN"},
    {"$ORIGIN .\n@ SOA a b 1 2 3 4 5",                    "root.zone",   ". from its $ORIGIN"},
    {"example.com. 5 SOA a b 1 2 3 4 5",                  "other.zone",  "example.com. from its SOA record"},
    {". 5 IN SOA a b 1 2 3 4 5",                          "db.root",     ". from its SOA record"},
    {"example.com. NS x\n CLASS1 TYPE6 \\# 0",            "x",           "example.com. from its SOA record"},
    {"$ORIGIN com.\nexample.org. SOA a b 1 2 3 4 5",      "x",           "example.org. from its SOA record"},
    {"@ SOA a b 1 2 3 4 5",                               "a/db.example.com", "example.com. from its file name"},
    {"@ SOA a b 1 2 3 4 5\n$ORIGIN sub.example.net.",     "example.com", "example.com. from its file name"},
    {"www A 192.0.2.1\n$ORIGIN example.net.\n",           "example.com", "example.com. from its file name"},
    {"www.example.net. A 192.0.2.1\n$ORIGIN example.net.\n", "x",        "example.net. from its $ORIGIN"},
    {"$ORIGIN sub\n@ SOA a b 1 2 3 4 5",                  "example.com.db", "example.com. from its file name"},
    {"$ORIGIN a..b.\nx ( (\n@ SOA a b 1 2 3 4 5",         "lab.zone",    "lab. from its file name"},
    {"; SOA\n@ TXT \"SOA\"",                              "x",           ""},
    {"a \"b",                                             "x",           ""},
    {"",                                                  "x",           ""},
};

const FileName file_names[] = {
    {"example.com.zone",                  "example.com."},
    {"zones/lab/com.zone",                "com."},
    {"/etc/bind/db.example.com",          "example.com."},
    {"DB.Example.com",                    "Example.com."},
    {"example.com.db",                    "example.com."},
    {"example.com.dns",                   "example.com."},
    {"example.com.txt",                   "example.com."},
    {"example.com",                       "example.com."},
    {"example.com.",                      "example.com."},
    {"7.168.192.in-addr.arpa.zone",       "7.168.192.in-addr.arpa."},
    {"_msdcs.corp.test.zone",             "_msdcs.corp.test."},
    {"root.zone",                         "."},
    {"db.root",                           "."},
    {"root",                              ""},
    {"db.192.168.7",                      ""},
    {"zonefile",                          ""},
    {"zonefile.",                         ""},
    {"notes.txt",                         ""},
    {"named.conf",                        ""},
    {"example.com.zone.bak",              ""},
    {"a..b.zone",                         ""},
    {".zone",                             ""},
    {"two words.zone",                    ""},
    {"example.com/",                      ""},
    {"",                                  ""},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(origin_of)

BOOST_DATA_TEST_CASE(the_soa_then_the_first_origin_then_the_file_name_tell, data::make(samples), sample)
{
    BOOST_TEST(text_of(namu::origin_of_text(sample.text, sample.path)) == sample.found);
}

BOOST_DATA_TEST_CASE(a_file_name_is_taken_when_it_can_be_a_zone, data::make(file_names), sample)
{
    const auto name = namu::origin_from_file_name(sample.path);

    BOOST_TEST((name ? name->to_text() : "") == sample.name);
}

BOOST_AUTO_TEST_CASE(what_was_given_needs_no_file)
{
    BOOST_TEST(text_of(namu::origin_of("/nowhere/example.com.zone", namu::Name{})) == ". as given");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_has_no_origin)
{
    BOOST_TEST(text_of(namu::origin_of("/nowhere/example.com.zone")) == "");
}

BOOST_AUTO_TEST_CASE(a_file_is_looked_into)
{
    const namu::testing::Folder folder;

    BOOST_TEST(text_of(namu::origin_of(folder.write("example.com.zone", "example.net. SOA a b 1 2 3 4 5"))) ==
               "example.net. from its SOA record");
}

BOOST_AUTO_TEST_SUITE_END()
