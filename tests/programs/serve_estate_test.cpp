#include "programs/serve_estate.hpp"

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

net::Endpoint endpoint(const char* text)
{
    return net::Endpoint::from_text(text, 0).value();
}

ServeEstate example()
{
    return {.process = 4711,
            .port = 5300,
            .places = {{endpoint("127.0.0.1:0"), endpoint("127.0.0.1:40123")},
                       {endpoint("[::1]:53"), endpoint("[::1]:53")}},
            .pages = {{endpoint("127.0.0.1:9153"), endpoint("127.0.0.1:9153")}},
            .cookie_secrets = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255}}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(serve_estate)

BOOST_AUTO_TEST_CASE(what_was_left_is_what_is_found)
{
    for (const ServeEstate& estate : {ServeEstate{}, example()}) {
        const auto read = estate_from_text(to_text(estate));
        BOOST_TEST_REQUIRE(read.has_value());
        BOOST_TEST((*read == estate));
    }
}

BOOST_AUTO_TEST_CASE(members_of_a_newer_version_are_left_alone)
{
    std::string text = to_text(example());
    text.insert(1, R"("moon":"full",)");

    BOOST_TEST((estate_from_text(text) == example()));
}

BOOST_AUTO_TEST_CASE(other_texts_are_nothing)
{
    const std::string whole = to_text(example());

    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_TEST(!estate_from_text(whole.substr(0, size)).has_value());
    BOOST_TEST(!estate_from_text(R"({"process":"me","port":1,"places":[],"pages":[],"cookie_secrets":[]})")
                    .has_value());
    BOOST_TEST(!estate_from_text(R"({"process":1,"port":70000,"places":[],"pages":[],"cookie_secrets":[]})")
                    .has_value());
}

BOOST_AUTO_TEST_SUITE_END()
