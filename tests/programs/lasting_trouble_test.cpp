#include "programs/lasting_trouble.hpp"

#include <boost/test/unit_test.hpp>

using namu::LastingTrouble;
using News = LastingTrouble::News;

BOOST_AUTO_TEST_CASE(lasting_trouble_is_told_when_it_begins_becomes_another_and_is_over)
{
    LastingTrouble trouble;
    BOOST_TEST((trouble.take("") == News::none));
    BOOST_TEST((trouble.take("disk full") == News::begins));
    BOOST_TEST((trouble.take("disk full") == News::none));
    BOOST_TEST(trouble.now() == "disk full");
    BOOST_TEST((trouble.take("disk gone") == News::begins));
    BOOST_TEST((trouble.take("") == News::is_over));
    BOOST_TEST((trouble.take("") == News::none));
    BOOST_TEST(trouble.now() == "");
}
