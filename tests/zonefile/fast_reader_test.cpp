#include "namu/zonefile/fast_reader.hpp"

#include "support/both_readers.hpp"
#include "support/folder.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::testing {
namespace {

namespace data = boost::unit_test::data;

const Name origin = Name::from_text("Example.com.").value();

/// One large block; blocks of a few lines; blocks of about one line, in one thread and in several.
const std::array<FastReadOptions, 5> all_options{{
    {1, 1 << 20},
    {1, 300},
    {1, 24},
    {3, 100},
    {2, 24},
}};

std::string difference(const std::string& text)
{
    for (const FastReadOptions& options : all_options) {
        std::string found = difference_of_readers(text, origin, options);
        if (!found.empty())
            return std::to_string(options.threads) + " threads, blocks of " +
                   std::to_string(options.block_octets) + ": " + found;
    }
    return {};
}

std::string text_of(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Every file of the tests that holds master-file text, or something like it, and the zones that are shipped.
std::vector<std::filesystem::path> all_texts()
{
    std::vector<std::filesystem::path> paths;
    for (const std::string_view folder :
         {"cases", "mistakes", "conformance", "fuzz/corpus/zone_text", "../zones"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{tests_folder() / folder}) {
            if (entry.is_regular_file() && entry.path().extension() != ".cpp")
                paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// The blocks of a case file that are indented or fenced are read line by line as well: each line is a text.
std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

BOOST_AUTO_TEST_SUITE(fast_reader)

BOOST_AUTO_TEST_CASE(reads_every_text_of_the_tests_as_the_explaining_reader_does)
{
    const auto paths = all_texts();
    BOOST_TEST_REQUIRE(paths.size() > 300U);
    for (const auto& path : paths)
        BOOST_TEST(difference(text_of(path)) == "", path.string());
}

BOOST_AUTO_TEST_CASE(reads_every_line_of_the_tests_as_the_explaining_reader_does)
{
    for (const auto& path : all_texts()) {
        for (const std::string& line : lines_of(text_of(path))) {
            const std::string found = difference_of_readers("$TTL 300\n" + line, origin, {});
            BOOST_TEST(found == "", path.string() << ": " << line);
            const std::string stripped = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
            const std::string again = difference_of_readers("$TTL 300\n" + stripped, origin, {});
            BOOST_TEST(again == "", path.string() << ": " << stripped);
        }
    }
}

// clang-format off
const std::string texts[] = {
    "a 1 A 192.0.2.1\n",
    "a 1 IN A 192.0.2.1",
    "a IN 1 A 0.0.0.0\na IN 1 A 255.255.255.255\n",
    "a 1 A 256.0.0.1\n", "a 1 A 1.2.3\n", "a 1 A 1.2.3.4.5\n", "a 1 A 1..2.3\n", "a 1 A 01.2.3.4\n", "a 1 A 1.2.3.4.\n",
    "a 1 A .1.2.3\n", "a 1 A 1.2.3.1000\n", "a 1 A 1.2.3.a\n", "a 1 A 100.200.30.4 5\n", "a 1 A\n",
    "a 1 AAAA ::\n", "a 1 AAAA ::1\n", "a 1 AAAA 1::\n", "a 1 AAAA 1:2:3:4:5:6:7:8\n", "a 1 AAAA 1:2:3:4:5:6:7::\n",
    "a 1 AAAA ::2:3:4:5:6:7:8\n", "a 1 AAAA 1:2:3:4::5:6:7:8\n", "a 1 AAAA 1::2::3\n", "a 1 AAAA :::\n", "a 1 AAAA :1\n",
    "a 1 AAAA 1:\n", "a 1 AAAA 12345::\n", "a 1 AAAA g::\n", "a 1 AAAA ::192.0.2.1\n", "a 1 AAAA FFff:AbCd::9\n",
    "a 1 AAAA 1:2:3:4:5:6:7:8:9\n", "a 1 AAAA 1:2:3:4:5:6:7\n", "a 1 AAAA :\n",
    "a 1 NS b\na 1 NS b.\na 1 NS @\na 1 NS .\n@ 1 NS a.b.c\n. 1 NS x.y.\n",
    "a 1 NS b..c\n", "a 1 NS .b\n", "a 1 NS ..\n", "a..b 1 NS c\n",
    "a 1 NS " + std::string(63, 'x') + "\n", "a 1 NS " + std::string(64, 'x') + "\n",
    "a 1 NS " + std::string(64, 'x') + ".\n",
    "a 1 MX 0 b\na 1 MX 65535 b\n", "a 1 MX 65536 b\n", "a 1 MX b\n", "a 1 MX 1 b c\n", "a 1 MX 00000000010 b\n",
    "a 1 SRV 1 2 3 b\n", "a 1 SRV 1 2 3\n", "a 1 SRV 1 2 99999 b\n",
    "a 1 TXT b \"c d\" \"\" e\n", "a 1 TXT \"a\"b\n", "a 1 TXT \"a\"\"b\"\n", "a 1 TXT a\"b\"\n", "a 1 TXT \"\\\"\"\n",
    "a 1 TXT " + std::string(255, 'x') + "\n", "a 1 TXT " + std::string(256, 'x') + "\n", "a 1 TXT\n",
    "a 1 TXT \"a;b(c)d\"\n", "a 1 TXT \"two\nlines\"\n", "a 1 TXT \"not closed\nb 1 A 192.0.2.1\n",
    "a 1 CAA 0 issue \"x;y\"\n", "a 1 CAA 0 issue x\n", "a 1 CAA 0 \"issue\" x\n", "a 1 CAA 0 is-sue x\n",
    "a 1 CAA 256 issue x\n", "a 1 CAA 0 issue\n", "a 1 CAA 0 issue x y\n",
    "a 1 DS 1 8 1 " + std::string(40, '0') + "\n", "a 1 DS 1 8 2 " + std::string(64, 'f') + "\n",
    "a 1 DS 1 8 4 " + std::string(96, 'A') + "\n", "a 1 DS 1 8 2 " + std::string(62, 'f') + "\n",
    "a 1 DS 1 8 2 " + std::string(63, 'f') + " f\n", "a 1 DS 1 8 9 00\n", "a 1 DS 1 8 9\n", "a 1 DS 1 RSASHA256 9 00\n",
    "a 1 DS 1 8 2 " + std::string(63, 'f') + "g\n", "a 1 DS 1 8 3 " + std::string(64, 'f') + "\n",
    "a 1 DNSKEY 256 3 8 AQID\n", "a 1 DNSKEY 256 3 8 AQ ID AA==\n", "a 1 DNSKEY 256 3 8 AQI=\n",
    "a 1 DNSKEY 256 3 8 AQ==\n", "a 1 DNSKEY 256 3 8 AQ=\n", "a 1 DNSKEY 256 3 8 AR==\n", "a 1 DNSKEY 256 3 8 AQJ=\n",
    "a 1 DNSKEY 256 3 8 AQ==AQID\n", "a 1 DNSKEY 256 3 8 AQ== AQID\n", "a 1 DNSKEY 256 3 8 A===\n",
    "a 1 DNSKEY 256 3 8 ====\n", "a 1 DNSKEY 256 3 8 AQI!\n", "a 1 DNSKEY 256 3 8\n", "a 1 DNSKEY 256 3 8 \"AQID\"\n",
    "a 1 RRSIG A 8 3 300 20261122000000 20261022235959 1 example.com. AQID\n",
    "a 1 RRSIG A 8 3 300 20261322000000 20261022235959 1 example.com. AQID\n",
    "a 1 RRSIG A 8 3 300 20260229000000 20261022235959 1 example.com. AQID\n",
    "a 1 RRSIG A 8 3 300 20240229000000 20261022246000 1 example.com. AQID\n",
    "a 1 RRSIG A 8 3 300 1766620800 0 1 example.com. AQID\n",
    "a 1 RRSIG A 8 1 300 20261122000000 20261022235959 1 example.com. AQID\n",
    "a 1 RRSIG TYPE1 8 2 4294967295 21061122000000 20261022235959 1 @ AQID\n",
    "a 1 RRSIG A 8 2 4294967296 21061122000000 20261022235959 1 @ AQID\n",
    "a 1 RRSIG NONE 8 2 429496729 21061122000000 20261022235959 1 @ AQID\n",
    "a 1 RRSIG A 8 2 1 19691122000000 99991231235959 1 @ AQID\n",
    "a 1 NSEC b A NS SOA RRSIG NSEC CAA\na 1 NSEC b\na 1 NSEC b TYPE1234 A\na 1 NSEC b a mx\n",
    "a 1 NSEC b OPT\n", "a 1 NSEC b NXNAME\n", "a 1 NSEC b TYPE0\n", "a 1 NSEC b NOTYPE\n", "a 1 NSEC b TYPE511 TYPE512\n",
    "a 1 NSEC3 1 0 0 - " + std::string(32, '0') + " A\n", "a 1 NSEC3 1 1 12 aabbccdd " + std::string(32, 'v') + "\n",
    "a 1 NSEC3 1 0 0 abc " + std::string(32, '0') + " A\n", "a 1 NSEC3 1 0 0 - " + std::string(31, '0') + " A\n",
    "a 1 NSEC3 1 0 0 - " + std::string(32, 'W') + " A\n", "a 1 NSEC3 2 0 0 - 00 A\n",
    "a 1 NSEC3 1 0 0 " + std::string(510, 'a') + ' ' + std::string(32, 'V') + " A\n",
    "a 1 NSEC3 1 0 0 " + std::string(512, 'a') + ' ' + std::string(32, 'V') + " A\n",
    "a 1 SOA b c 1 2 3 4 5\n", "a 1 SOA b c (1 ; serial\n 2 3\n 4 5\n)\nb 1 A 192.0.2.1\n",
    "a A 192.0.2.1\n", "a SOA b c 1 2 3 4 5\n", "a 1 SOA b c 1 1h 3 4 5\nb A 192.0.2.1\n",
    "a 1 A 192.0.2.1\nb A 192.0.2.2\nc 2 A 192.0.2.3\nd A 192.0.2.4\n$TTL 9\ne A 192.0.2.5\nf 3 A 192.0.2.6\ng A 192.0.2.7\n",
    "a 1h A 192.0.2.1\nb A 192.0.2.2\n", "a -1 A 192.0.2.1\n", "a 2147483647 A 192.0.2.1\n", "a 2147483648 A 192.0.2.1\n",
    "a 99999999999999999999 A 192.0.2.1\n", "a 000000000000000000001 A 192.0.2.1\n", "a 0000000012345678 A 192.0.2.1\n",
    "a 1 1 A 192.0.2.1\n", "a IN IN A 192.0.2.1\n", "a 1 CH A 192.0.2.1\n", "a 1 in a 192.0.2.1\na 1 iN aAaA ::\n",
    "a 1 CLASS1 TYPE1 192.0.2.1\n", "a 1 A \\# 4 c0000201\n", "a 1 TYPE65280 \\# 1 00\n", "a 1 ANY x\n", "a 1 TYPE65281 x\n",
    "$TTL 1\na A 192.0.2.1\n A 192.0.2.2\n\tA 192.0.2.3\n\rA 192.0.2.4\n\n ; c\n  A 192.0.2.5\nb;c\n",
    "$TTL 1\n A 192.0.2.1\n", " $TTL 1\n", "$TTL\n", "$TTL 1 2\n", "$TTL x\n", "$TTL \"1\"\n", "$ttl 1w\na A 192.0.2.1\n",
    "$TTL 1\n$ORIGIN b\na A 192.0.2.1\n$ORIGIN c.\na A 192.0.2.2\n$ORIGIN .\na A 192.0.2.3\n$ORIGIN @\na A 192.0.2.4\n",
    "$ORIGIN example.com\n", "$ORIGIN a..b\n", "$ORIGIN a b\n", "$ORIGIN\n", "$INCLUDE x\n", "$X 1 A 192.0.2.1\n", "$\n",
    "\\$X 1 A 192.0.2.1\n", "\"$X\" 1 A 192.0.2.1\n", "\"\" 1 A 192.0.2.1\n", "\"a\" 1 A 192.0.2.1\n", "a \"1\" A 192.0.2.1\n",
    "a 1 \"A\" 192.0.2.1\n", "a 1 A \"192.0.2.1\"\n", "a\"b\" 1 A 192.0.2.1\n", "a\\.b.c 1 A 192.0.2.1\n", "\\065 1 A 192.0.2.1\n",
    "\xef\xbb\xbf" "a 1 A 192.0.2.1\n", "\xef\xbb\xbf", "\xef\xbb\xbf A 1.2.3.4\n", "a 1 A 192.0.2.1\n\xef\xbb\xbf" "b 1 A 192.0.2.2\n",
    std::string("a 1 A 192.0.2.1\n;\0\n", 19), std::string("a\0b 1 A 192.0.2.1\n", 18), std::string("\0", 1),
    "a 1 A 192.0.2.1 ; comment\r\nb\t1\tA\t192.0.2.2\r\n\r\n;x\r\n", "a 1 A 192.0.2.1;x\nb 1 A 192.0.2.2;", ";", "\n", " ", "a",
    "( a 1 A 192.0.2.1 )\n", "a ( 1 A\n192.0.2.1\n)\nb 1 A 192.0.2.2\n", "a (( 1 A 192.0.2.1 )\n", "a 1 A 192.0.2.1 )\n",
    "a 1 A ( 192.0.2.1\n", "a (1)A(192.0.2.1)\n", "a 1 TXT (\nb 1 A 192.0.2.1\n)\n", "a 1 TXT ( \"x\n$TTL 5\ny\" )\nb A 192.0.2.1\n",
    "a 1 TXT \"x\n$ORIGIN y.\nz 1 A 192.0.2.1\n\"\nb 1 A 192.0.2.1\n", "a 1 A 192.0.2.1\n(\n)\nb 1 A 192.0.2.2\n",
    "A 1 A 192.0.2.1\na 1 A 192.0.2.1\n", "a 1 A 192.0.2.1\na.example.com. 1 A 192.0.2.2\n$ORIGIN b.\na 1 A 192.0.2.3\n",
    "\x01 1 A 192.0.2.1\n", "\xff\x80 1 A 192.0.2.1\n", "a\x7f 1 A 192.0.2.1\n", "NSEC\x13 1 A 192.0.2.1\na 1 NSEC\x13 b\n",
    std::string("a 1 TXT ") + [] { std::string many; for (int i = 0; i < 700; ++i) many += "x "; return many; }() + "\nb 1 A 192.0.2.1\n",
    std::string("a 1 TXT ") + [] { std::string many; for (int i = 0; i < 63; ++i) many += "x "; return many; }() + "\nb 1 A 192.0.2.1\n",
    std::string("a 1 DNSKEY 256 3 8 ") + std::string(90'000, 'A') + "\nb 1 A 192.0.2.1\n",
    std::string("a 1 DNSKEY 256 3 8 ") + std::string(40'000, 'A') + "\nb 1 A 192.0.2.1\n",
    std::string("a 1 DNSKEY 256 3 8 AAA ") + std::string(9'001, 'A') + "\nb 1 A 192.0.2.1\n",
};
// clang-format on

BOOST_DATA_TEST_CASE(reads_as_the_explaining_reader_does, data::make(texts), text)
{
    BOOST_TEST(difference(text) == "");
}

/// Lines that fit together in any order, good and bad.
std::string random_text(std::mt19937& random)
{
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    std::string text = below(4) != 0 ? "$TTL 60\n" : "z 5 A 192.0.2.9\n";
    for (std::size_t lines = below(30); lines > 0; --lines) {
        const std::string& line = texts[below(std::size(texts))];
        if (line.size() < 500)
            text += line;
    }
    constexpr std::string_view octets = "a1.\\\"();$@ \t\n\r\0=:-xA";
    for (std::size_t changes = below(4) == 0 ? below(4) : 0; changes > 0; --changes) {
        const std::size_t at = below(text.size());
        if (below(2) == 0)
            text[at] = octets[below(octets.size())];
        else
            text.erase(at, below(3));
        if (text.empty())
            text = "a";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(reads_random_texts_as_the_explaining_reader_does)
{
    std::mt19937 random{20261122}; // NOLINT: the same texts each time
    for (int i = 0; i < 4000; ++i) {
        const std::string text = random_text(random);
        const std::string found = difference(text);
        BOOST_TEST_REQUIRE(found == "", text << "\n" << found);
    }
}

/// Two records for each name, of a size that several large blocks are made of it.
std::string large_text(std::size_t names)
{
    std::string text = "$TTL 60\n";
    for (std::size_t i = 0; i < names; ++i) {
        const std::string number = std::to_string(i);
        text += "host" + number + "\tIN\tA\t192.0.2." + std::to_string(i % 256) + "\n\t\tTXT\t\"" + number +
                "\"\n";
        if (i % 1000 == 0)
            text += "$ORIGIN part" + number + ".example.\n";
        if (i % 7777 == 0)
            text += "odd" + number + " 1h TYPE65280 ( \\# 2\n beef )\n";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(a_large_file_is_read_by_several_threads)
{
    const Folder folder;
    const std::string text = large_text(60'000);
    const std::string path = folder.write("large.zone", text);
    RecordOctets one;
    RecordOctets several;

    BOOST_TEST((FastZoneReader{{1, 1 << 22}}.read_file(path, origin, one) == FastRead::done));
    BOOST_TEST((FastZoneReader{{4, 1 << 18}}.read_file(path, origin, several) == FastRead::done));
    BOOST_TEST((one.text == several.text));
    BOOST_TEST(one.count > 120'000U);
    BOOST_TEST(difference_of_readers(text, origin, {3, 1 << 18}) == "");
}

BOOST_AUTO_TEST_CASE(a_mistake_at_the_end_of_a_large_text_is_seen)
{
    const std::string text = large_text(20'000) + "x A 192.0.2.256\n";
    RecordOctets records;

    BOOST_TEST((FastZoneReader{{3, 1 << 14}}.read_text(text, origin, records) == FastRead::not_plain));
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_read_are_for_the_explaining_reader)
{
    const Folder folder;
    FastZoneReader reader;
    RecordOctets records;
    const std::string good = folder.write("good.zone", "a 1 A 192.0.2.1\n");
    const std::string with_nul = good + std::string(1, '\0') + ".zone";

    BOOST_TEST((reader.read_file(folder.path("missing.zone"), origin, records) == FastRead::not_plain));
    BOOST_TEST((reader.read_file(folder.path(), origin, records) == FastRead::not_plain));
    BOOST_TEST((reader.read_file(folder.write("empty.zone", ""), origin, records) == FastRead::not_plain));
    BOOST_TEST((reader.read_file(with_nul, origin, records) == FastRead::not_plain));
    BOOST_TEST((reader.read_file("/dev/null", origin, records) == FastRead::not_plain));
    BOOST_TEST(records.count == 0U);
    BOOST_TEST((reader.read_file(good, origin, records) == FastRead::done));
    BOOST_TEST(records.count == 1U);
}

class ThrowingSink final : public RecordSink {
public:
    void add(const RecordView& /*record*/, const RecordPosition& /*position*/) override {}
    void add_run(RecordRun&& /*run*/) override { throw std::bad_alloc{}; }
};

BOOST_AUTO_TEST_CASE(what_a_sink_throws_ends_the_threads_and_comes_out)
{
    ThrowingSink sink;

    BOOST_CHECK_THROW(
        static_cast<void>(FastZoneReader{{3, 1 << 12}}.read_text(large_text(5'000), origin, sink)),
        std::bad_alloc);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::testing
