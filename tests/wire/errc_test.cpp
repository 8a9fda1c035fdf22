#include "namu/wire/errc.hpp"

#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace namu;

BOOST_AUTO_TEST_SUITE(errc)

BOOST_AUTO_TEST_CASE(every_error_has_its_own_words)
{
    std::set<std::string> seen;
    constexpr int last = static_cast<int>(WireError::bad_rdata);
    for (int value = 1; value <= last; ++value) {
        const std::string words = wire_category().message(value);
        BOOST_TEST(!words.starts_with("unknown"));
        seen.insert(words);
    }
    BOOST_TEST(seen.size() == static_cast<std::size_t>(last));
    BOOST_TEST(wire_category().message(last + 1).starts_with("unknown"));
}

BOOST_AUTO_TEST_CASE(an_error_compares_with_its_code_and_is_an_error)
{
    const error_code code = WireError::bad_pointer;
    BOOST_TEST(code.failed());
    BOOST_TEST((code == WireError::bad_pointer));
    BOOST_TEST((code != WireError::cut_short));
    BOOST_TEST(std::string{code.category().name()} == "namu.wire");
    BOOST_TEST(!error_code{}.failed());
}

BOOST_AUTO_TEST_SUITE_END()
