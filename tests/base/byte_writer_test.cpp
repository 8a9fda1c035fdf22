#include "namu/base/byte_writer.hpp"

#include <array>

#include <boost/test/unit_test.hpp>

using namespace namu;

BOOST_AUTO_TEST_SUITE(byte_writer)

BOOST_AUTO_TEST_CASE(numbers_and_runs_follow_each_other_up_to_the_last_octet)
{
    std::array<std::uint8_t, 9> room{};
    ByteWriter writer{room};
    writer.write_u8(0x01);
    writer.write_u16(0x0203);
    writer.write_u32(0x0405'0607);
    writer.write(as_bytes("hi"));
    BOOST_TEST(!writer.failed());
    BOOST_TEST(writer.size() == 9U);
    BOOST_TEST(as_text(writer.written()) == "\x01\x02\x03\x04\x05\x06\x07hi");
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_writes_nothing_and_the_failure_stays)
{
    std::array<std::uint8_t, 4> room{9, 9, 9, 9};
    ByteWriter writer{MutableBytes{room}.first(3)};
    writer.write_u16(0x0102);
    writer.write_u16(0x0304);
    BOOST_TEST(writer.failed());
    writer.write_u8(5); // would fit, but the writer is out of step
    BOOST_TEST(writer.size() == 2U);
    BOOST_TEST((room == std::array<std::uint8_t, 4>{1, 2, 9, 9}));
}

BOOST_AUTO_TEST_CASE(every_kind_of_writing_notices_the_end)
{
    ByteWriter of_u8{{}};
    of_u8.write_u8(1);
    BOOST_TEST(of_u8.failed());

    std::array<std::uint8_t, 3> room{};
    ByteWriter of_u32{room};
    of_u32.write_u32(1);
    BOOST_TEST(of_u32.failed());
    ByteWriter of_run{room};
    of_run.write(as_bytes("four"));
    BOOST_TEST(of_run.failed());
    BOOST_TEST(of_run.written().empty());
}

BOOST_AUTO_TEST_CASE(writing_nothing_into_no_room_is_no_failure)
{
    ByteWriter writer{{}};
    writer.write({});
    BOOST_TEST(!writer.failed());
}

BOOST_AUTO_TEST_CASE(a_length_known_afterwards_is_patched_into_what_was_written)
{
    std::array<std::uint8_t, 6> room{};
    ByteWriter writer{room};
    writer.write_u32(0);
    writer.patch_u16(2, 0xabcd);
    writer.patch_u8(0, 0x11);
    writer.patch_u8(4, 0xff);    // not written yet
    writer.patch_u16(3, 0xffff); // only half of it
    BOOST_TEST((room == std::array<std::uint8_t, 6>{0x11, 0, 0xab, 0xcd, 0, 0}));
}

BOOST_AUTO_TEST_CASE(rewinding_takes_back_octets_and_the_failure)
{
    std::array<std::uint8_t, 3> room{};
    ByteWriter writer{room};
    writer.write_u8(1);
    writer.write_u32(2);
    BOOST_TEST(writer.failed());
    writer.rewind(1);
    BOOST_TEST(!writer.failed());
    writer.write_u16(0x0203);
    BOOST_TEST(as_text(writer.written()) == "\x01\x02\x03");
    writer.rewind(0);
    BOOST_TEST(writer.written().empty());
}

BOOST_AUTO_TEST_CASE(rewinding_never_goes_forward)
{
    std::array<std::uint8_t, 3> room{};
    ByteWriter writer{room};
    writer.write_u8(1);
    writer.rewind(3);
    BOOST_TEST(writer.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
