#include "programs/diagnostic_json.hpp"

#include <ostream>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;

struct Octets {
    std::string_view octets;
    std::string_view text;
};

std::ostream& operator<<(std::ostream& out, const Octets& sample)
{
    return out << sample.text;
}

constexpr std::string_view bad = "\xef\xbf\xbd"; // U+FFFD

const Octets samples[] = {
    {"plain", "plain"}, {"\xec\x82\xac", "\xec\x82\xac"},         {"a\x80z", "a\xef\xbf\xbdz"},
    {"\xff", bad},      {"\xec\x82", "\xef\xbf\xbd\xef\xbf\xbd"},
};

BOOST_DATA_TEST_CASE(octets_that_are_no_characters_are_replaced, data::make(samples), sample)
{
    BOOST_TEST(std::string_view{namu::to_json(sample.octets)} == sample.text);
}

constexpr namu::DiagnosticRule rule{"some-rule", namu::Severity::warning, "RFC 1035 §5.1"};

BOOST_AUTO_TEST_CASE(a_diagnostic_tells_its_place_and_words)
{
    namu::SourceMap sources;
    const auto source = sources.add("a.zone", "first\nsecond line\n");
    const namu::Diagnostic diagnostic{&rule,
                                      {namu::SourcePosition{source, 13}, 4},
                                      "what",
                                      "do",
                                      {{{namu::SourcePosition{source, 0}, 5}, "here"}}};

    const auto object = namu::to_json(diagnostic, sources);

    BOOST_TEST(object.at("file").as_string() == "a.zone");
    BOOST_TEST(object.at("line").to_number<int>() == 2);
    BOOST_TEST(object.at("column").to_number<int>() == 8);
    BOOST_TEST(object.at("length").to_number<int>() == 4);
    BOOST_TEST(object.at("severity").as_string() == "warning");
    BOOST_TEST(object.at("id").as_string() == "some-rule");
    BOOST_TEST(object.at("rule").as_string() == "RFC 1035 §5.1");
    BOOST_TEST(object.at("message").as_string() == "what");
    BOOST_TEST(object.at("hint").as_string() == "do");
    BOOST_TEST(object.at("source_line").as_string() == "second line");
    const auto& note = object.at("notes").as_array().at(0).as_object();
    BOOST_TEST(note.at("line").to_number<int>() == 1);
    BOOST_TEST(note.at("message").as_string() == "here");
}

BOOST_AUTO_TEST_CASE(a_diagnostic_without_a_place_has_nulls)
{
    const namu::Diagnostic diagnostic{&rule, {}, "what"};

    const auto object = namu::to_json(diagnostic, {});

    for (const std::string_view key : {"file", "line", "column", "length", "source_line"})
        BOOST_TEST(object.at(key).is_null(), key);
}

BOOST_AUTO_TEST_CASE(a_long_source_line_is_cut)
{
    namu::SourceMap sources;
    const auto source = sources.add("a.zone", std::string(1'000'000, 'x'));
    const namu::Diagnostic diagnostic{&rule, {namu::SourcePosition{source, 999'999}, 1}, "what"};

    const auto object = namu::to_json(diagnostic, sources);

    BOOST_TEST(object.at("source_line").as_string().size() < 10'000);
    BOOST_TEST(object.at("column").to_number<int>() == 1'000'000);
}

} // namespace
