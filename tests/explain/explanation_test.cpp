#include "namu/explain/explanation.hpp"

#include "namu/answer/access_list.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"
#include "support/zone_from_text.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

using namespace namu;

struct Fixture {
    Fixture()
        : catalog{{{*Name::from_text("example."),
                    testing::good_zone("example.",
                                       "@ 60 SOA ns h 1 3600 600 86400 60\n@ 60 NS ns\nns 60 A 192.0.2.53\n"
                                       "www 60 A 192.0.2.7\nalias 60 CNAME www\n")},
                   {*Name::from_text("broken."), nullptr}}}
    {}

    [[nodiscard]] Explanation ask(const std::string& name, RRType type = RRType::A,
                                  const RecordPlaces& places = {}) const
    {
        const auto message = write_query(1, 0, {*Name::from_text(name), type});
        const View view{&catalog};
        return explain(Query::parse(message), {.view = view}, places);
    }

    Catalog catalog;
};

std::string whats(const Explanation& explanation)
{
    std::string out;
    for (const ExplainStep& step : explanation.steps)
        out.append(step.what).append(" ");
    return out;
}

Rcode rcode_of(const Explanation& explanation)
{
    return read_message(explanation.answer).value().rcode;
}

class KnownPlaces : public RecordPlaces {
public:
    [[nodiscard]] std::string file_of(const Zone& /*zone*/) const override { return "example.zone"; }
    [[nodiscard]] std::string place_of(const NodeView& /*node*/, RRType type) const override
    {
        return "example.zone:" + std::to_string(static_cast<unsigned>(type));
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(explanation)

BOOST_FIXTURE_TEST_CASE(an_alias_is_followed_step_by_step_to_the_answer, Fixture)
{
    const Explanation explanation = ask("alias.example.");

    BOOST_TEST(whats(explanation).find("alias ") != std::string::npos);
    BOOST_TEST(whats(explanation).find("then ") != std::string::npos);
    BOOST_TEST(read_message(explanation.answer).value().answer.size() == 2U);
    BOOST_TEST(to_text(explanation.steps).find("\nthen www.example.:\n") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(places_are_told_where_they_are_known, Fixture)
{
    BOOST_TEST(to_text(ask("www.example.").steps).find("example.zone") == std::string::npos);
    const std::string text = to_text(ask("www.example.", RRType::A, KnownPlaces{}).steps);
    BOOST_TEST(text.find(", from example.zone") != std::string::npos);
    BOOST_TEST(text.find("192.0.2.7 (example.zone:1)") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(questions_without_a_zone_and_for_a_broken_one_have_a_path_too, Fixture)
{
    BOOST_TEST((rcode_of(ask("www.elsewhere.")) == Rcode::REFUSED));
    BOOST_TEST((rcode_of(ask("www.broken.")) == Rcode::SERVFAIL));
    BOOST_TEST(whats(ask("www.broken.")) == "zone ");
}

BOOST_FIXTURE_TEST_CASE(a_question_that_no_zone_could_answer_is_rejected, Fixture)
{
    const Explanation explanation = ask("www.example.", RRType::AXFR);

    BOOST_TEST(explanation.is_rejected);
    BOOST_TEST(explanation.answer.empty());
    BOOST_TEST_REQUIRE(explanation.steps.size() == 1U);
    BOOST_TEST(explanation.steps[0].words.find("whatever the zones hold") != std::string::npos);
}

// RFC 8914 §4.19
BOOST_FIXTURE_TEST_CASE(a_zone_that_is_closed_to_the_client_says_so, Fixture)
{
    const AccessByZone access{
        {*Name::from_text("example."),
         std::make_shared<const AccessList>(std::vector<AddressPrefix>{},
                                            std::vector<AddressPrefix>{AddressPrefix{}})}};
    const View view{&catalog, ZoneAccess{catalog, access}};
    const auto message = write_query(1, 0, {*Name::from_text("www.example."), RRType::A});
    const std::vector<std::uint8_t> client{192, 0, 2, 1};

    const Explanation explanation =
        explain(Query::parse(message), {.view = view, .address = client}, RecordPlaces{});

    BOOST_TEST(whats(explanation) == "zone access ");
    BOOST_TEST((rcode_of(explanation) == Rcode::REFUSED));
}

BOOST_AUTO_TEST_SUITE_END()
