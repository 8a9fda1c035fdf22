#define CATCH_CONFIG_MAIN
#include "lookup.hpp"

#include <namu/test/server.hpp>

#include <catch2/catch.hpp>

TEST_CASE("a whole hierarchy")
{
    const std::string folder = NAMU_LAB; // a folder with a root zone, com and glasscom.com
    namu::test::Lab lab{folder};

    SECTION("is walked from the root")
    {
        CHECK(lookup(lab.port(), "www.lab.glasscom.com") == "127.0.5.80");
        lab.expect("1 A www.lab.glasscom.com at com");
    }
    SECTION("is broken in one place")
    {
        lab.fault("lame server=ns.glasscom.com");
        CHECK(lookup(lab.port(), "www.lab.glasscom.com") == "none");
        CHECK(lookup(lab.port(), "www.cyber.co.kr") != "none");
    }
}
