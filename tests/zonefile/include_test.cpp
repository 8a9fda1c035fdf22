#include "namu/zonefile/zone_reader.hpp"

#include "support/folder.hpp"
#include "zonefile/reading.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namu::testing::Folder;
using namu::testing::joined;
using namu::testing::read_file_at;

/// The texts of all notes and the message of the first diagnostic.
std::string message_of(const namu::testing::Reading& reading)
{
    return reading.diagnostics.kept().at(0).message;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(include)

// RFC 1035 §5.1
// checklist: 2.20
BOOST_AUTO_TEST_CASE(a_path_is_relative_to_the_including_file)
{
    const Folder folder;
    folder.write("sub/a.inc", "$INCLUDE b.inc\na 1 A 192.0.2.1\n");
    folder.write("sub/b.inc", "b 1 A 192.0.2.2\n");
    const auto reading =
        read_file_at(folder.write("zone", "$INCLUDE sub/a.inc ; comment\nc 1 A 192.0.2.3\n"));

    BOOST_TEST(joined(reading.verdicts()) == "");
    BOOST_TEST(joined(reading.records) ==
               "b.example.com. 1 IN A 192.0.2.2 | a.example.com. 1 IN A 192.0.2.1 | "
               "c.example.com. 1 IN A 192.0.2.3");
}

BOOST_AUTO_TEST_CASE(a_path_may_be_absolute_quoted_or_escaped)
{
    const Folder folder;
    const std::string inner = folder.write("in side.inc", "a 1 A 192.0.2.1\n");
    const auto reading = read_file_at(folder.write(
        "zone", "$INCLUDE \"" + inner + "\"\n$include in\\ side.inc b\n$INCLUDE \"in\\032side.inc\" c.\n"));

    BOOST_TEST(joined(reading.verdicts()) == "");
    BOOST_TEST(joined(reading.records) ==
               "a.example.com. 1 IN A 192.0.2.1 | a.b.example.com. 1 IN A 192.0.2.1 | "
               "a.c. 1 IN A 192.0.2.1");
}

// RFC 1035 §5.1
// checklist: 2.19
BOOST_AUTO_TEST_CASE(afterwards_origin_owner_and_ttl_are_what_they_were)
{
    const Folder folder;
    folder.write("in.inc", " A 192.0.2.2\n$ORIGIN x.\n$TTL 9\nb A 192.0.2.3\nc 7 A 192.0.2.4\n");
    const auto reading = read_file_at(
        folder.write("zone", "$TTL 5\na A 192.0.2.1\n$INCLUDE in.inc\n A 192.0.2.5\nd A 192.0.2.6\n"));

    BOOST_TEST(joined(reading.verdicts()) == "");
    BOOST_TEST(joined(reading.records) ==
               "a.example.com. 5 IN A 192.0.2.1 | a.example.com. 5 IN A 192.0.2.2 | b.x. 9 IN A 192.0.2.3 | "
               "c.x. 7 IN A 192.0.2.4 | a.example.com. 5 IN A 192.0.2.5 | d.example.com. 5 IN A 192.0.2.6");
}

BOOST_AUTO_TEST_CASE(a_last_stated_ttl_does_not_leave_the_file_either)
{
    const Folder folder;
    folder.write("in.inc", "b 9 A 192.0.2.3\n");
    const auto reading =
        read_file_at(folder.write("zone", "a 5 A 192.0.2.1\n$INCLUDE in.inc\nd A 192.0.2.6\n"));

    BOOST_TEST(reading.records.back() == "d.example.com. 5 IN A 192.0.2.6");
}

BOOST_AUTO_TEST_CASE(mistakes_in_an_included_file_are_told_with_the_way_there)
{
    const Folder folder;
    folder.write("in.inc", "\na 1 A x\n");
    const auto reading = read_file_at(folder.write("zone", "$INCLUDE in.inc\nb 1 A y\n"));

    BOOST_TEST(joined(reading.verdicts()) == "error bad-ipv4 2:7 | error bad-ipv4 2:7");
    BOOST_TEST(reading.sources.at(1).path == folder.path("in.inc"));
    BOOST_TEST(reading.place({reading.sources.at(1).included_from, 0}) == "1:10");
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_told_with_the_reason_of_the_system)
{
    const Folder folder;
    const auto reading = read_file_at(folder.write("zone", "$INCLUDE nope.inc\n"));

    BOOST_TEST(joined(reading.verdicts()) == "error include-not-found 1:10");
    BOOST_TEST(message_of(reading) ==
               "cannot include `" + folder.path("nope.inc") + "`: No such file or directory");
}

BOOST_AUTO_TEST_CASE(a_folder_cannot_be_included)
{
    const Folder folder;
    folder.write("sub/x", "");
    const auto reading = read_file_at(folder.write("zone", "$INCLUDE sub\n$INCLUDE .\n"));

    BOOST_TEST(joined(reading.verdicts()) ==
               "error include-not-readable 1:10 | error include-not-readable 2:10");
}

BOOST_AUTO_TEST_CASE(an_empty_file_may_be_included)
{
    const Folder folder;
    folder.write("empty.inc", "");

    BOOST_TEST(joined(read_file_at(folder.write("zone", "$INCLUDE empty.inc\n")).verdicts()) == "");
}

BOOST_AUTO_TEST_CASE(the_same_file_may_be_included_twice)
{
    const Folder folder;
    folder.write("in.inc", "a 1 A 192.0.2.1\n");
    const auto reading = read_file_at(folder.write("zone", "$INCLUDE in.inc\n$INCLUDE in.inc b\n"));

    BOOST_TEST(joined(reading.verdicts()) == "");
    BOOST_TEST(reading.records.size() == 2U);
}

// RFC 1035 §5.2
// checklist: 2.21
BOOST_AUTO_TEST_CASE(a_circle_is_named_with_all_its_files)
{
    const Folder folder;
    folder.write("a.inc", "$INCLUDE sub/../b.inc\n");
    folder.write("b.inc", "$INCLUDE ./a.inc\n");
    folder.write("sub/x", "");
    const auto reading = read_file_at(folder.write("zone", "$INCLUDE a.inc\n"));

    BOOST_TEST(joined(reading.verdicts()) == "error include-loop 1:10");
    const std::string message = message_of(reading);
    BOOST_TEST_CONTEXT(message)
    {
        BOOST_TEST(contains(message, folder.path("a.inc") + " -> " + folder.path("sub/../b.inc") + " -> "));
        BOOST_TEST(!contains(message, folder.path("zone")));
    }
}

BOOST_AUTO_TEST_CASE(sixteen_levels_are_enough)
{
    const Folder folder;
    for (int level = 0; level < 17; ++level)
        folder.write("f" + std::to_string(level), "$INCLUDE f" + std::to_string(level + 1) + "\n");
    folder.write("f16", "deepest 1 A 192.0.2.1\n");

    BOOST_TEST(joined(read_file_at(folder.path("f0")).verdicts()) == "");
    folder.write("f16", "$INCLUDE f17\n");
    folder.write("f17", "too deep\n");
    BOOST_TEST(joined(read_file_at(folder.path("f0")).verdicts()) == "error include-too-deep 1:10");
}

BOOST_AUTO_TEST_CASE(a_doubling_tree_of_files_ends)
{
    const Folder folder;
    for (int level = 0; level < 16; ++level) {
        const std::string next = "$INCLUDE f" + std::to_string(level + 1) + "\n";
        folder.write("f" + std::to_string(level), next + next + next);
    }
    folder.write("f16", "");
    const auto reading = read_file_at(folder.path("f0"));

    BOOST_TEST_REQUIRE(reading.diagnostics.has_errors());
    BOOST_TEST(reading.diagnostics.errors() <= 101U);
    BOOST_TEST(contains(reading.verdicts().front(), "include-too-many"));
}

BOOST_AUTO_TEST_CASE(a_bad_escape_or_origin_is_no_way_to_a_file)
{
    const Folder folder;
    folder.write("in.inc", "");
    const auto reading = read_file_at(folder.write("zone", "$INCLUDE in\\1.inc\n$INCLUDE in.inc a..b\n"));

    BOOST_TEST(joined(reading.verdicts()) == "error bad-escape 1:10 | error bad-origin 2:17");
}

BOOST_AUTO_TEST_SUITE_END()
