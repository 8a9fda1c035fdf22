#include "programs/serve_options.hpp"

#include <boost/test/unit_test.hpp>

namespace {

namu::config::Configuration of_one_zone()
{
    namu::config::Configuration configuration;
    configuration.zones = {"example.com.zone"};
    return configuration;
}

BOOST_AUTO_TEST_CASE(who_chooses_no_rate_limit_has_the_usual_one)
{
    const auto options = namu::serve_options(of_one_zone());

    BOOST_TEST_REQUIRE(options.has_value());
    BOOST_TEST((options->server.rate_limit == namu::server::usual_rate_limit()));
}

BOOST_AUTO_TEST_CASE(a_list_of_exempt_clients_takes_the_place_of_the_usual_one)
{
    namu::config::Configuration configuration = of_one_zone();
    configuration.rate_limit.exempt = {namu::net::Prefix::from_text("192.0.2.0/24").value()};
    const auto options = namu::serve_options(configuration);

    BOOST_TEST_REQUIRE(options.has_value());
    BOOST_TEST((options->server.rate_limit.exempt == *configuration.rate_limit.exempt));
}

} // namespace
