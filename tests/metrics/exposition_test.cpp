#include "namu/metrics/exposition.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

using namespace std::chrono_literals;
using namu::metrics::DurationHistogram;
using namu::metrics::Exposition;

BOOST_AUTO_TEST_SUITE(exposition)

BOOST_AUTO_TEST_CASE(a_family_says_what_it_is_before_its_samples)
{
    Exposition out;

    out.counter("namu_queries_total", "Questions received.");
    out.sample(17, {{"transport", "udp"}, {"family", "ip4"}});
    out.sample(0, {{"transport", "tcp"}, {"family", "ip4"}});
    out.gauge("namu_up", "Whether it is.", 1);

    BOOST_TEST(out.text() == "# HELP namu_queries_total Questions received.\n"
                             "# TYPE namu_queries_total counter\n"
                             "namu_queries_total{transport=\"udp\",family=\"ip4\"} 17\n"
                             "namu_queries_total{transport=\"tcp\",family=\"ip4\"} 0\n"
                             "# HELP namu_up Whether it is.\n"
                             "# TYPE namu_up gauge\n"
                             "namu_up 1\n");
}

BOOST_AUTO_TEST_CASE(what_would_end_a_label_or_a_line_is_escaped)
{
    Exposition out;

    out.gauge("namu_zone_serial", "With \\ and \"quotes\"\nand a second line.");
    out.sample(1, {{"zone", "a\\\"b\nc."}});

    BOOST_TEST(out.text() == "# HELP namu_zone_serial With \\\\ and \"quotes\"\\nand a second line.\n"
                             "# TYPE namu_zone_serial gauge\n"
                             "namu_zone_serial{zone=\"a\\\\\\\"b\\nc.\"} 1\n");
}

BOOST_AUTO_TEST_CASE(large_numbers_keep_all_digits)
{
    Exposition out;

    out.counter("namu_octets_total", "Octets.", std::uint64_t{18'446'744'073'709'551'615U});
    out.gauge("namu_time_seconds", "Time.", 1'763'895'007.25);

    BOOST_TEST(out.text().find("namu_octets_total 18446744073709551615\n") != std::string::npos);
    BOOST_TEST(out.text().find("namu_time_seconds 1763895007.25\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(buckets_of_a_histogram_are_cumulated_and_in_seconds)
{
    DurationHistogram histogram;
    histogram.observe(1us, 2);
    histogram.observe(3us);
    histogram.observe(2s);
    Exposition out;

    out.histogram("namu_handling_seconds", "How long.");
    out.sample(histogram.snapshot(), {{"transport", "udp"}});

    const auto has = [&](const std::string& line) {
        return out.text().find("namu_handling_seconds" + line + "\n") != std::string::npos;
    };
    BOOST_TEST(has("_bucket{transport=\"udp\",le=\"1e-06\"} 2"));
    BOOST_TEST(has("_bucket{transport=\"udp\",le=\"5e-06\"} 3"));
    BOOST_TEST(has("_bucket{transport=\"udp\",le=\"1\"} 3"));
    BOOST_TEST(has("_bucket{transport=\"udp\",le=\"+Inf\"} 4"));
    BOOST_TEST(has("_sum{transport=\"udp\"} 2.000005"));
    BOOST_TEST(has("_count{transport=\"udp\"} 4"));
}

BOOST_AUTO_TEST_SUITE_END()
