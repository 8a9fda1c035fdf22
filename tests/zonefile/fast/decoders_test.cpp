// The decoders of the fast reader against those of the explaining one, on random words that are nearly right.

#include "namu/base/byte_writer.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/zonefile/fast/address_text.hpp"
#include "namu/zonefile/fast/base_digits.hpp"
#include "namu/zonefile/fast/name_text.hpp"
#include "namu/zonefile/fast/number_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace namu::fast {
namespace {

using Octets = std::vector<std::uint8_t>;

constexpr int rounds = 40'000;

/// A word with the octets behind it that may be read.
class Padded {
public:
    explicit Padded(const std::string& text) : text_{text + std::string(slack, '7')}, size_{text.size()} {}
    [[nodiscard]] Word word() const noexcept { return {text_.data(), size_}; }

private:
    std::string text_;
    std::size_t size_;
};

class Random {
public:
    std::size_t below(std::size_t limit) { return engine_() % limit; }

    std::string text(std::string_view octets, std::size_t least, std::size_t most)
    {
        std::string text(least + below(most - least + 1), ' ');
        for (char& c : text)
            c = octets[below(octets.size())];
        return text;
    }

    /// Now and then with one octet changed.
    std::string nearly(std::string text, std::string_view octets)
    {
        if (below(3) == 0 && !text.empty())
            text[below(text.size())] = octets[below(octets.size())];
        return text;
    }

private:
    std::mt19937 engine_{20261122}; // NOLINT: the same words each time
};

std::optional<Octets> until(const Octets& room, const std::uint8_t* end)
{
    return end == nullptr ? std::nullopt : std::optional{Octets(room.data(), end)};
}

template <typename Decoder>
std::optional<Octets> decode(std::string_view text)
{
    Octets room(text.size() + 8);
    ByteWriter out{room};
    Decoder decoder{out};
    if (!std::all_of(text.begin(), text.end(), [&](char c) { return decoder.put(c); }) ||
        !decoder.is_complete())
        return std::nullopt;
    return Octets(out.written().begin(), out.written().end());
}

BOOST_AUTO_TEST_SUITE(fast_decoders)

BOOST_AUTO_TEST_CASE(ipv4_addresses)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        std::string text;
        for (int part = 0; part < 4; ++part)
            text += (part == 0 ? "" : ".") + std::to_string(random.below(random.below(4) == 0 ? 300 : 256));
        text = random.nearly(i % 4 == 0 ? random.text("01259.", 1, 16) : text, "0123456789./:ax");
        const auto expected = rdata::parse_ipv4(text);
        std::array<std::uint8_t, 4> octets{};
        const bool good = write_ipv4(Padded{text}.word(), octets.data());

        BOOST_TEST_REQUIRE(good == expected.has_value(), text);
        BOOST_TEST_REQUIRE((!good || octets == *expected), text);
    }
}

BOOST_AUTO_TEST_CASE(ipv6_addresses)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        std::string text;
        const std::size_t groups = random.below(3) == 0 ? random.below(10) : 8;
        for (std::size_t group = 0; group < groups; ++group)
            text += (group == 0             ? ""
                     : random.below(9) == 0 ? "::"
                                            : ":") +
                    random.text("0123456789abcdefABCDEF", 1, 4);
        text = random.nearly(i % 4 == 0 ? random.text("0af:::", 2, 40) : text, "0123456789afAFgG:::@`/");
        const auto expected = rdata::parse_ipv6(text);
        std::array<std::uint8_t, 16> octets{};
        const bool good = write_ipv6(Padded{text}.word(), octets.data());

        BOOST_TEST_REQUIRE(good == expected.has_value(), text);
        BOOST_TEST_REQUIRE((!good || octets == *expected), text);
    }
}

BOOST_AUTO_TEST_CASE(names)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        const std::string label = random.text("abcXYZ-_*0", 1, random.below(20) == 0 ? 70 : 12);
        std::string text = i % 3 == 0 ? random.text("ab.", 1, random.below(9) == 0 ? 300 : 20) : label;
        for (std::size_t labels = random.below(random.below(9) == 0 ? 40 : 4); labels > 0; --labels)
            text += '.' + random.text("abc", 1, 10);
        text = random.nearly(text, ".@\xff\x7f");
        const Name origin =
            Name::from_text(i % 5 == 0 ? "." : random.text("oO", 1, 60) + ".Example.").value();
        const auto expected = Name::from_text(text, origin);
        Octets room(1024);
        const auto octets = until(room, write_name(Padded{text}.word(), PaddedName{origin}, room.data()));

        BOOST_TEST_REQUIRE(octets.has_value() == expected.has_value(), text);
        BOOST_TEST_REQUIRE((!octets || equal(*octets, expected->octets())), text);
    }
}

BOOST_AUTO_TEST_CASE(numbers_of_up_to_sixteen_digits)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        const std::string text = random.nearly(random.text("0123456789", 1, 18), "/:;a\xb0 0");
        const auto expected = rdata::parse_number(text);
        const std::uint64_t number = parse_digits(Padded{text}.word());

        if (text.size() <= 16)
            BOOST_TEST_REQUIRE(number == expected.value_or(no_number), text);
        else
            BOOST_TEST_REQUIRE(number == no_number, text);
    }
}

BOOST_AUTO_TEST_CASE(base64_in_one_word_and_in_several)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        Octets octets(random.below(40) + 1);
        for (auto& octet : octets)
            octet = static_cast<std::uint8_t>(random.below(256));
        std::string text;
        rdata::append_base64(octets, text);
        text = random.nearly(text, "=A/+b-_ \xc1");
        const auto expected = decode<rdata::Base64Decoder>(text);

        const std::size_t cut = random.below(text.size());
        const Padded front{text.substr(0, cut)};
        const Padded back{text.substr(cut)};
        Octets room(256);
        const std::array<Word, 2> words{front.word(), back.word()};
        BOOST_TEST_REQUIRE((until(room, write_base64({&words[1], 1}, room.data())) ==
                            decode<rdata::Base64Decoder>(text.substr(cut))),
                           text.substr(cut));
        if (cut != 0)
            BOOST_TEST_REQUIRE((until(room, write_base64(words, room.data())) == expected),
                               text << ' ' << cut);
    }
}

BOOST_AUTO_TEST_CASE(hex_digits)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        const std::string text =
            random.nearly(random.text("0123456789abcdefABCDEF", 1, 70), "gG/:@`\x10\x80");
        const Padded padded{text};
        const Word word = padded.word();
        Octets room(256);

        BOOST_TEST_REQUIRE(
            (until(room, write_hex({&word, 1}, room.data())) == decode<rdata::HexDecoder>(text)), text);
    }
}

BOOST_AUTO_TEST_CASE(hashes_of_32_characters)
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        const std::string text = random.nearly(random.text("0123456789abcdevV", 32, 32), "wW/:@`=\x80");
        Octets room(256);

        BOOST_TEST_REQUIRE((until(room, write_hash(Padded{text}.word(), room.data())) ==
                            decode<rdata::Base32HexDecoder>(text)),
                           text);
    }
    Octets room(256);
    BOOST_TEST(write_hash(Padded{std::string(31, '0')}.word(), room.data()) == nullptr);
    BOOST_TEST(write_hash(Padded{std::string(33, '0')}.word(), room.data()) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::fast
