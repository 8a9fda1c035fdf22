#pragma once

#include "resolve/small_internet.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace namu::testing {

std::vector<std::uint8_t> octets_of(std::initializer_list<std::uint8_t> octets);

/// root (192.0.2.1), com and net (192.0.2.2), glasscom.com (192.0.2.3) and lab.glasscom.com (192.0.2.4), each on a server
/// of its own; two.com has two servers, of which the first (192.0.2.77) is not there.
struct Story : SmallInternet {
    Story();

    /// Asks, and returns who was asked what.
    std::vector<std::string> ask(std::string_view name, RRType type = RRType::A, Clock::Time now = {});

    resolve::Iteration::Outcome outcome; ///< of the last question
};

} // namespace namu::testing

#define CHECK_ASKED(expected, actual)                                \
    do {                                                             \
        const std::vector<std::string> wanted = expected;            \
        const auto got = actual;                                     \
        BOOST_TEST(got == wanted, boost::test_tools::per_element()); \
    } while (false)
