#include "programs/control_request.hpp"

#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;

BOOST_AUTO_TEST_SUITE(control_request)

ControlRequest read(const char* text)
{
    return control_request_in(boost::json::parse(text).as_object());
}

BOOST_AUTO_TEST_CASE(command_and_words_are_taken_and_what_is_no_text_is_left)
{
    const auto request = read(R"({"command":"zone","words":["example.com",3,null,"two"],"more":1})");

    BOOST_TEST(request.command == "zone");
    const std::vector<std::string> words{"example.com", "two"};
    BOOST_TEST(request.words == words, boost::test_tools::per_element());
    BOOST_TEST(read(R"({"command":1,"words":"stop"})").command.empty());
    BOOST_TEST(read(R"({"command":1,"words":"stop"})").words.empty());
}

BOOST_AUTO_TEST_CASE(a_command_with_more_behind_a_nul_is_another_command)
{
    BOOST_TEST(read(R"({"command":"stop\u0000 not"})").command.size() == 9U);
}

BOOST_AUTO_TEST_CASE(an_unknown_command_is_told_with_the_one_that_was_meant)
{
    const std::vector<std::string_view> known{"status", "stop"};
    BOOST_TEST(unknown_command("a server", "statsu", known) ==
               "a server knows no command `statsu`; did you mean status?");
    BOOST_TEST(unknown_command("a server", "xyz", known) == "a server knows no command `xyz`");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
