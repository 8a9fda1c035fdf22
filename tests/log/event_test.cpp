#include "namu/log/event.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

using namespace std::chrono;
using namu::log::Event;
using namu::log::json_form;
using namu::log::Level;
using namu::log::Reader;
using namu::log::text_form;

namespace {

const namu::log::Time then = sys_days{2026y / November / 23} + 10h + 50min + 7s + 42ms;

const Event broken_zone{.level = Level::error,
                        .topic = "zone",
                        .text = "home.lab.: 1 error; the last good version stays up",
                        .details = "home.zone:5:11: error: bad\n    5 | www\n",
                        .fields = {{"zone", "home.lab."}, {"serial", 7}}};

} // namespace

BOOST_AUTO_TEST_SUITE(event)

BOOST_AUTO_TEST_CASE(a_person_reads_what_a_compiler_would_print)
{
    BOOST_TEST(text_form(broken_zone, then, Reader::screen) ==
               "namu: error: home.lab.: 1 error; the last good version stays up\n"
               "home.zone:5:11: error: bad\n    5 | www\n");
    const Event reloaded{.level = Level::notice, .topic = "zone", .text = "reloaded 3 zones", .details = {}};
    BOOST_TEST(text_form(reloaded, then, Reader::screen) == "namu: reloaded 3 zones\n");
    BOOST_TEST(text_form(reloaded, then, Reader::terminal) == "namu: reloaded 3 zones\n");
    BOOST_TEST(text_form(broken_zone, then, Reader::terminal).starts_with("namu: \033[1;31merror: \033[0m"));
}

BOOST_AUTO_TEST_CASE(each_line_for_the_journal_has_its_priority)
{
    BOOST_TEST(text_form(broken_zone, then, Reader::journal) ==
               "<3>home.lab.: 1 error; the last good version stays up\n"
               "<3>home.zone:5:11: error: bad\n<3>    5 | www\n");
}

BOOST_AUTO_TEST_CASE(a_line_of_a_file_says_when_and_further_lines_are_indented)
{
    BOOST_TEST(text_form(broken_zone, then, Reader::file) ==
               "2026-11-23T10:50:07.042Z error zone: home.lab.: 1 error; the last good version stays up\n"
               "    home.zone:5:11: error: bad\n        5 | www\n");
}

// RFC 3339 §5.6
BOOST_AUTO_TEST_CASE(json_is_one_object_on_one_line_with_all_fields)
{
    const std::string line = json_form(broken_zone, then, Reader::file);

    BOOST_TEST(line.find('\n') == line.size() - 1);
    const auto object = boost::json::parse(line).as_object();
    BOOST_TEST(object.at("time").as_string() == "2026-11-23T10:50:07.042Z");
    BOOST_TEST(object.at("level").as_string() == "error");
    BOOST_TEST(object.at("topic").as_string() == "zone");
    BOOST_TEST(object.at("text").as_string() == "home.lab.: 1 error; the last good version stays up");
    BOOST_TEST(object.at("details").as_string() == "home.zone:5:11: error: bad\n    5 | www\n");
    BOOST_TEST(object.at("zone").as_string() == "home.lab.");
    BOOST_TEST(object.at("serial").as_int64() == 7);
    BOOST_TEST(json_form(broken_zone, then, Reader::journal) == "<3>" + line);
}

// RFC 8259 §8.1
BOOST_AUTO_TEST_CASE(json_stays_json_whatever_octets_a_file_had)
{
    const Event event{.level = Level::info, .topic = "zone", .text = "a\xff\n\"b", .details = "\xc3\xa4\x80"};

    const auto object = boost::json::parse(json_form(event, then, Reader::file)).as_object();

    BOOST_TEST(object.at("text").as_string() == "a?\n\"b");
    BOOST_TEST(object.at("details").as_string() == "\xc3\xa4?");
}

BOOST_AUTO_TEST_CASE(a_field_cannot_take_the_place_of_what_every_event_has)
{
    const Event event{
        .level = Level::info, .topic = "zone", .text = "t", .details = {}, .fields = {{"level", "error"}}};

    BOOST_TEST(boost::json::parse(json_form(event, then, Reader::file)).at("level").as_string() == "info");
}

BOOST_AUTO_TEST_CASE(levels_have_names)
{
    for (const auto name : namu::log::level_names)
        BOOST_TEST(to_text(*namu::log::level_from_text(name)) == name);
    BOOST_TEST(!namu::log::level_from_text("loud"));
}

BOOST_AUTO_TEST_SUITE_END()
