#include "namu/crypto/random.hpp"

#include <array>
#include <cstdint>
#include <set>

#include <boost/test/unit_test.hpp>

namespace {

BOOST_AUTO_TEST_CASE(keys_differ)
{
    std::set<std::array<std::uint8_t, 16>> keys;
    for (int i = 0; i < 100; ++i) {
        std::array<std::uint8_t, 16> key{};
        namu::fill_random(key);
        keys.insert(key);
    }

    BOOST_TEST(keys.size() == 100U);
}

} // namespace
