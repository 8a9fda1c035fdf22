#include "lookup.hpp"

#include <namu/test/server.hpp>

#include <gtest/gtest.h>

class Names : public testing::Test {
protected:
    namu::test::Server server{R"(
        $ORIGIN example.com.
        www   A     192.0.2.1
        shop  CNAME www
    )"};
};

TEST_F(Names, AliasIsFollowed)
{
    EXPECT_EQ(lookup(server.port(), "shop.example.com"), "192.0.2.1");
}

TEST_F(Names, RefusalIsNoAddress)
{
    server.fault("rcode rcode=REFUSED");
    EXPECT_EQ(lookup(server.port(), "www.example.com"), "none");
    EXPECT_EQ(server.unmet("1+ A www.example.com"), "");
}
