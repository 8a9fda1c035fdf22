#include "namu/handover/channel.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace namu;
using namespace namu::handover;

namespace {

struct Ends {
    net::FileDescriptor here, there;
};

Ends channel()
{
    auto ends = make_channel().value();
    return {std::move(ends.first), std::move(ends.second)};
}

ino_t inode_of(int descriptor)
{
    struct stat status {};
    BOOST_TEST_REQUIRE(::fstat(descriptor, &status) == 0);
    return status.st_ino;
}

} // namespace

BOOST_AUTO_TEST_SUITE(handover_channel)

BOOST_AUTO_TEST_CASE(text_and_descriptors_come_as_they_went)
{
    const Ends ends = channel();
    const net::FileDescriptor file{::open("/proc/self/status", O_RDONLY)};
    const int descriptor = file.get();

    BOOST_TEST_REQUIRE(send(ends.here.get(), "with a file", std::span{&descriptor, 1}).has_value());
    BOOST_TEST_REQUIRE(send(ends.here.get(), "").has_value());
    const auto first = receive(ends.there.get());
    const auto second = receive(ends.there.get());

    BOOST_TEST_REQUIRE(first.has_value());
    BOOST_TEST(first->text == "with a file");
    BOOST_TEST_REQUIRE(first->descriptors.size() == 1U);
    BOOST_TEST(inode_of(first->descriptors.front().get()) == inode_of(descriptor));
    BOOST_TEST((::fcntl(first->descriptors.front().get(), F_GETFD) & FD_CLOEXEC) != 0);
    BOOST_TEST_REQUIRE(second.has_value());
    BOOST_TEST(second->text.empty());
    BOOST_TEST(second->descriptors.empty());
}

BOOST_AUTO_TEST_CASE(a_large_parcel_comes_whole_and_in_order)
{
    const Ends ends = channel();
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += std::to_string(i);
    std::vector<net::FileDescriptor> files;
    std::vector<int> descriptors;
    for (int i = 0; i < 450; ++i) {
        files.emplace_back(::dup(i % 2 == 0 ? ends.here.get() : ends.there.get()));
        descriptors.push_back(files.back().get());
    }

    std::jthread sender{[&] { BOOST_TEST(send(ends.here.get(), text, descriptors).has_value()); }};
    const auto parcel = receive(ends.there.get());

    BOOST_TEST_REQUIRE(parcel.has_value());
    BOOST_TEST((parcel->text == text));
    BOOST_TEST_REQUIRE(parcel->descriptors.size() == descriptors.size());
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        BOOST_TEST(inode_of(parcel->descriptors[i].get()) == inode_of(descriptors[i]));
}

BOOST_AUTO_TEST_CASE(an_end_that_nobody_holds_is_told)
{
    Ends ends = channel();
    ends.here.reset();

    const auto received = receive(ends.there.get());
    const auto sent = send(ends.there.get(), "is anybody there?");

    BOOST_TEST(received.error() == boost::system::errc::broken_pipe);
    BOOST_TEST(sent.error() == boost::system::errc::broken_pipe);
}

BOOST_AUTO_TEST_SUITE_END()
