#include "namu/wire/compression.hpp"

#include "namu/wire/name.hpp"
#include "namu/wire/unchecked_name.hpp"

#include <deque>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

struct Fixture {
    std::vector<std::uint8_t> room = std::vector<std::uint8_t>(65'535);
    ByteWriter out{room};
    NameCompressor names;
    std::deque<Name> written; // what the compressor remembers must stay where it is

    Fixture()
    {
        names.reset();
        out.write(as_bytes("twelve octet")); // where the header stands
    }

    /// Writes the name; the octets that this took.
    std::string write(std::string_view text, NameCase name_case = NameCase::of_earlier)
    {
        const std::size_t begin = out.size();
        names.write(written.emplace_back(Name::from_text(text).value()), name_case, out);
        return std::string{as_text(out.written().subspan(begin))};
    }

    std::string read(std::size_t offset) const
    {
        return UncheckedName{out.written(), offset}.read().value().name.to_text();
    }
};

std::string octets(const char* begin, std::size_t size)
{
    return {begin, size};
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(compression, Fixture)

BOOST_AUTO_TEST_CASE(what_stands_there_already_is_pointed_to)
{
    BOOST_TEST(write("www.example.com.") == octets("\3www\7example\3com\0", 17)); // at 12
    BOOST_TEST(write("www.example.com.") == "\xc0\x0c");
    BOOST_TEST(write("mail.example.com.") == "\4mail\xc0\x10");
    BOOST_TEST(write("com.") == "\xc0\x18");
    BOOST_TEST(write("a.mail.example.com.") == "\1a\xc0\x1f"); // 31: behind 17 and 2 octets
    BOOST_TEST(write("example.org.") == octets("\7example\3org\0", 13));
}

BOOST_AUTO_TEST_CASE(the_root_is_never_pointed_to)
{
    BOOST_TEST(write(".") == octets("\0", 1));
    BOOST_TEST(write(".") == octets("\0", 1));
}

BOOST_AUTO_TEST_CASE(labels_with_the_same_octets_in_another_place_are_not_mixed_up)
{
    write("a.b.");
    BOOST_TEST(write("b.a.") == octets("\1b\1a\0", 5));
    BOOST_TEST(write("a\\001b.") == octets("\3a\1b\0", 5));
}

BOOST_AUTO_TEST_CASE(an_owner_takes_over_the_case_that_stands_there_and_a_name_in_rdata_does_not)
{
    write("www.Example.com.");
    BOOST_TEST(write("WWW.example.com.") == "\xc0\x0c");
    BOOST_TEST(write("www.example.com.", NameCase::as_written) == "\3www\7example\xc0\x18");
    BOOST_TEST(write("www.Example.com.", NameCase::as_written) == "\xc0\x0c");
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_is_not_pointed_to)
{
    write("example.com.");
    const std::size_t size = out.size();
    const auto before = names.mark();
    write("www.example.com.");
    out.rewind(size);
    names.forget_from(before);

    BOOST_TEST(write("www.example.com.") == "\3www\xc0\x0c");
    BOOST_TEST(write("www.example.com.") == "\xc0\x19");
}

BOOST_AUTO_TEST_CASE(a_pointer_leads_to_the_first_16384_octets_only)
{
    out.write(std::vector<std::uint8_t>(0x3fff - 4 - out.size()));
    BOOST_TEST(write("abc.z.") == octets("\3abc\1z\0", 7)); // z at 0x3fff
    BOOST_TEST(write("z.") == "\xff\xff");
    BOOST_TEST(write("abc.z.") == "\xff\xfb");
    BOOST_TEST(write("far.") == octets("\3far\0", 5));
    BOOST_TEST(write("far.") == octets("\3far\0", 5));
}

BOOST_AUTO_TEST_CASE(more_names_than_are_remembered_are_still_written_right)
{
    std::vector<std::pair<std::size_t, std::string>> expected;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 600; ++i) {
            const std::string text =
                "host" + std::to_string(i) + ".sub" + std::to_string(i % 7) + ".example.";
            expected.emplace_back(out.size(), text);
            write(text, i % 2 == 0 ? NameCase::as_written : NameCase::of_earlier);
        }
    }
    for (const auto& [offset, text] : expected)
        BOOST_TEST(read(offset) == text);
    // The second round is shorter where the first is remembered.
    BOOST_TEST(expected[600].first - expected[0].first > expected[1199].first - expected[600].first);
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_fit_is_not_remembered)
{
    std::vector<std::uint8_t> little(16);
    ByteWriter narrow{little};
    const Name example = Name::from_text("example.com.").value();
    const Name www = Name::from_text("www.example.com.").value();
    names.write(example, NameCase::of_earlier, narrow);
    BOOST_TEST(!narrow.failed());
    const auto before = names.mark();
    names.write(www, NameCase::of_earlier, narrow);
    BOOST_TEST(narrow.failed());
    BOOST_TEST((names.mark() == before));
}

BOOST_AUTO_TEST_CASE(an_owner_written_again_is_one_pointer_wherever_it_stands)
{
    write("www.example.com."); // at 12
    const Name mail = Name::from_text("mail.example.com.").value();
    names.write(mail, NameCase::of_earlier, out); // at 29
    const std::size_t begin = out.size();
    names.write(mail, NameCase::of_earlier, out);
    BOOST_TEST(as_text(out.written().subspan(begin)) == "\xc0\x1d");

    const auto before = names.mark();
    const Name far = Name::from_text("far.example.org.").value();
    names.write(far, NameCase::of_earlier, out);
    out.rewind(begin);
    names.forget_from(before);
    names.write(far, NameCase::of_earlier, out);
    BOOST_TEST(as_text(out.written().subspan(begin)) == octets("\3far\7example\3org\0", 17));
}

BOOST_AUTO_TEST_CASE(a_name_in_rdata_does_not_point_to_an_owner_that_shows_another_case)
{
    write("WWW.EXAMPLE.");                                // at 12
    BOOST_TEST(write("ns1.example.") == "\3ns1\xc0\x10"); // at 25: shows ns1.EXAMPLE.
    const std::size_t begin = out.size();
    BOOST_TEST(write("a.ns1.example.", NameCase::as_written).size() > 4U);
    BOOST_TEST(read(begin) == "a.ns1.example.");
}

BOOST_AUTO_TEST_CASE(the_table_for_many_names_compresses_as_the_comparison_of_few_does)
{
    const auto name = [](int i) {
        return "n" + std::to_string(i) + (i % 3 == 0 ? ".a.example." : ".b.example.");
    };
    for (int i = 0; i < 20; ++i) {
        const std::size_t label_octets = i < 10 ? 3 : 4;
        const std::size_t octets_written = write(name(i), NameCase::as_written).size();
        if (i > 1)
            BOOST_TEST(octets_written == label_octets + 2, name(i));
    }
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(write(name(i), NameCase::as_written).size() == 2U, name(i));
}

BOOST_AUTO_TEST_CASE(taking_back_leads_from_the_table_to_the_few_and_on_again)
{
    const auto fill = [&](const char* front) {
        for (int i = 0; i < 30; ++i)
            write(front + std::to_string(i) + ".example.", NameCase::as_written);
    };
    write("example.");
    const std::size_t size = out.size();
    const auto before = names.mark();
    fill("x");
    out.rewind(size);
    names.forget_from(before);
    fill("y");
    const std::size_t begin = out.size();

    BOOST_TEST(write("y0.example.") == "\xc0\x15");
    BOOST_TEST(write("y29.example.").size() == 2U);
    BOOST_TEST(write("x0.example.").size() == 5U);
    BOOST_TEST(read(begin) == "y0.example.");
}

BOOST_AUTO_TEST_CASE(after_a_reset_nothing_is_known)
{
    write("example.com.");
    names.reset();
    BOOST_TEST(write("example.com.") == octets("\7example\3com\0", 13));
}

BOOST_AUTO_TEST_SUITE_END()
