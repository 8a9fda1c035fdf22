#include "namu/lab/journal/expectation.hpp"

#include "namu/wire/query_writer.hpp"

#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using lab::Expectation;
using lab::Journal;
using lab::JournalEntry;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(expectation)

/// The nearest server asks root and com for www.test A, com twice; then somebody asks root for its NS.
Journal example()
{
    const auto ask = [](Journal& journal, const char* name, RRType type, const char* zone, const char* server,
                        const char* address) {
        JournalEntry entry;
        entry.zone = zone;
        entry.server_name = server;
        entry.server = net::Endpoint::from_text(address, 53).value();
        entry.question = write_query(1, 0, {Name::from_text(name).value(), type});
        journal.answer(journal.ask(std::move(entry)), {{1}});
    };
    Journal journal;
    ask(journal, "www.com.", RRType::A, "", "nearest", "127.0.0.1");
    ask(journal, "www.com.", RRType::A, ".", "ns.root.", "127.0.1.1");
    ask(journal, "www.com.", RRType::A, "com.", "ns.com.", "127.0.2.1");
    ask(journal, "www.com.", RRType::A, "com.", "ns.com.", "127.0.2.1");
    ask(journal, ".", RRType::NS, ".", "ns.root.", "127.0.1.1");
    return journal;
}

const std::string met[] = {
    "A www.com",
    "3 A www.com",
    "3+ A WWW.com.",
    "0-5 A www.com",
    "2 A www.com at com",
    "2 A www.com at ns.com",
    "2 any any at 127.0.2.1",
    "1 NS . at .",
    "0 AAAA any",
    "4 any any",
    "1 A www.com at nearest",
    "0 A www.com at kr",
    "1 any any at nearest",
};
const std::string not_met[] = {
    "0 A www.com", "1 A www.com at com", "AAAA www.com", "4+ A any", "0-2 A www.com", "A www.com at kr",
};
const std::string bad[] = {"",           "A",      "A www at",  "A www com",
                           "NOTYPE www", "A a..b", "3-1 A www", "A www on com"};

BOOST_DATA_TEST_CASE(is_met, data::make(met), text)
{
    BOOST_TEST(Expectation::from_text(text)->check(example()) == "");
}

BOOST_DATA_TEST_CASE(is_not_met_and_says_what_was_asked, data::make(not_met), text)
{
    const std::string wrong = Expectation::from_text(text)->check(example());
    BOOST_TEST(wrong.find("expected " + text) == 0U);
    BOOST_TEST(wrong.find("ns.com. 127.0.2.1: www.com. A") != std::string::npos);
}

BOOST_DATA_TEST_CASE(is_no_expectation, data::make(bad), text)
{
    BOOST_TEST(!Expectation::from_text(text).error().empty());
}

BOOST_AUTO_TEST_CASE(says_where_nothing_was_asked)
{
    BOOST_TEST(Expectation::from_text("1 A www")->check(Journal{}) ==
               "expected 1 A www: 0 instead of 1; nothing was asked");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
