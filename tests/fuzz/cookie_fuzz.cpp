// Whatever stands in a COOKIE option: only a cookie that the jar made itself, for that client and not long ago, is good
// (RFC 7873, RFC 9018), and what the jar makes is good at once.

#include "namu/answer/cookies.hpp"

#include "namu/base/byte_reader.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <vector>

namespace {

using namespace namu;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

const std::vector<CookieSecret>& secrets()
{
    static const std::vector<CookieSecret> made{{1, 2, 3}, {4, 5, 6}};
    return made;
}

/// What was made for this client is good for an hour, to nobody else, and with no octet changed.
void check_made(CookieJar& jar, const CookieVerdict& verdict, Bytes address, Clock::Time now,
                std::uint8_t flip)
{
    require(jar.judge(Bytes{verdict.cookie}, address, now).state == CookieState::good);
    require(jar.judge(Bytes{verdict.cookie}, address, now + std::chrono::hours{2}).state == CookieState::bad);
    std::array<std::uint8_t, 16> other{};
    std::ranges::copy(address, other.begin());
    other[0] ^= 1;
    require(jar.judge(Bytes{verdict.cookie}, Bytes{other}.first(address.size()), now).state ==
            CookieState::bad);
    auto changed = verdict.cookie;
    changed[flip % changed.size()] ^= 1;
    require(jar.judge(Bytes{changed}, address, now).state == CookieState::bad);
}

/// While secrets change, one made with the older is good and comes back made with the newer.
void check_rotation(CookieJar& jar, Bytes client, Bytes address, Clock::Time now)
{
    static CookieJar newer{std::span{secrets()}.first(1)};
    static CookieJar older{std::span{secrets()}.last(1)};
    const auto made = older.judge(client, address, now).cookie;
    require(newer.judge(Bytes{made}, address, now).state == CookieState::bad);
    const CookieVerdict verdict = jar.judge(Bytes{made}, address, now);
    require(verdict.state == CookieState::good);
    require(newer.judge(Bytes{verdict.cookie}, address, now).state == CookieState::good);
}

} // namespace

/// Time (4 octets), kind of address (1), which octet to change (1), address (16), and the rest is the option.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static CookieJar jar{secrets()};
    ByteReader input{{data, size}};
    const Clock::Time now{std::chrono::seconds{input.read_u32()}};
    const bool is_v4 = (input.read_u8() & 1) != 0;
    const std::uint8_t flip = input.read_u8();
    const Bytes octets = input.read(16);
    if (input.failed())
        return 0;
    const Bytes address = octets.first(is_v4 ? 4 : 16);
    const Bytes option{data + 22, size - 22};

    require(jar.judge(std::nullopt, address, now).state == CookieState::absent);
    const CookieVerdict verdict = jar.judge(option, address, now);
    const bool can_be_one = option.size() == 8 || (option.size() >= 16 && option.size() <= 40);
    require((verdict.state == CookieState::malformed) == !can_be_one);
    if (!can_be_one)
        return 0;
    require(verdict.has_cookie());
    require((verdict.state == CookieState::client_only) == (option.size() == 8));
    // It begins with what the client calls itself.
    require(std::equal(option.begin(), option.begin() + 8, verdict.cookie.begin()));
    check_made(jar, verdict, address, now, flip);
    check_rotation(jar, option.first(8), address, now);
    // A good one stays good, and whoever has none of ours cannot guess it: the fuzzer has never found one.
    if (verdict.state == CookieState::good)
        require(option.size() == CookieVerdict::cookie_octets);
    return 0;
}
