#define BOOST_TEST_MODULE namu

#include <boost/test/unit_test.hpp>
