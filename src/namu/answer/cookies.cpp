#include "namu/answer/cookies.hpp"

#include "namu/crypto/secret_compare.hpp"

#include <algorithm>

#include <boost/assert.hpp>

namespace namu {
namespace {

constexpr std::size_t client_octets = 8;
constexpr std::size_t hash_octets = 8;
constexpr std::size_t time_at = client_octets + 4;
constexpr std::size_t hash_at = CookieVerdict::cookie_octets - hash_octets;
constexpr std::size_t shortest_server_octets = 8;
constexpr std::size_t longest_server_octets = 32;
constexpr std::uint8_t version = 1;

// RFC 9018 §4.3.
constexpr std::uint32_t longest_life = 60 * 60;
constexpr std::uint32_t farthest_ahead = 5 * 60;
constexpr std::uint32_t renewed_after = 30 * 60;

bool is_well_formed(std::size_t octets) noexcept
{
    return octets == client_octets || (octets >= client_octets + shortest_server_octets &&
                                       octets <= client_octets + longest_server_octets);
}

std::uint32_t to_seconds(Clock::Time time) noexcept
{
    return static_cast<std::uint32_t>(time.time_since_epoch().count());
}

/// What the hash is over: all that stands before it, and the address of the client.
SipHasher::Hash hash_of(SipHasher& hasher, Bytes before, Bytes address) noexcept
{
    std::array<std::uint8_t, hash_at + 16> input;
    BOOST_ASSERT(before.size() == hash_at && address.size() <= 16);
    std::copy(before.begin(), before.end(), input.begin());
    std::copy(address.begin(), address.end(), input.begin() + hash_at);
    return hasher.hash(Bytes{input}.first(hash_at + address.size()));
}

} // namespace

CookieJar::CookieJar(std::span<const CookieSecret> secrets)
{
    hashers_.reserve(secrets.size());
    for (const CookieSecret& secret : secrets)
        hashers_.emplace_back(secret);
}

CookieVerdict CookieJar::judge(const std::optional<Bytes>& option, Bytes address, Clock::Time now) noexcept
{
    CookieVerdict verdict;
    if (hashers_.empty() || !option)
        return verdict;
    if (!is_well_formed(option->size())) {
        verdict.state = CookieState::malformed;
        return verdict;
    }
    if (option->size() == client_octets) {
        verdict.state = CookieState::client_only;
        make(*option, address, now, verdict);
        return verdict;
    }
    verdict.state = CookieState::bad;
    const auto age = freshness(*option, now);
    if (age == Freshness::outdated) {
        make(option->first(client_octets), address, now, verdict);
        return verdict;
    }
    const auto maker = std::find_if(hashers_.begin(), hashers_.end(), [&](SipHasher& hasher) {
        return is_made_with(hasher, *option, address);
    });
    if (maker != hashers_.end())
        verdict.state = CookieState::good;
    // A young cookie is as good as a new one, and costs no second hash; one of an older secret must go
    // before that secret does.
    if (maker == hashers_.begin() && age == Freshness::fresh)
        std::copy(option->begin(), option->end(), verdict.cookie.begin());
    else
        make(option->first(client_octets), address, now, verdict);
    return verdict;
}

/// Of another form than ours is outdated too. Times are compared in a circle (RFC 1982, RFC 9018 §4.3).
CookieJar::Freshness CookieJar::freshness(Bytes option, Clock::Time now) noexcept
{
    if (option.size() != CookieVerdict::cookie_octets || option[client_octets] != version)
        return Freshness::outdated;
    const std::uint32_t age = to_seconds(now) - load_u32(&option[time_at]);
    const bool is_ahead = -age <= farthest_ahead;
    if (age > longest_life && !is_ahead)
        return Freshness::outdated;
    return age > renewed_after && !is_ahead ? Freshness::ageing : Freshness::fresh;
}

bool CookieJar::is_made_with(SipHasher& hasher, Bytes option, Bytes address) noexcept
{
    // The reserved octets count as they came: another server of the set may use them (RFC 9018 §4.2).
    return equal_secretly(hash_of(hasher, option.first(hash_at), address), option.subspan(hash_at));
}

void CookieJar::make(Bytes client_cookie, Bytes address, Clock::Time now, CookieVerdict& verdict) noexcept
{
    std::copy(client_cookie.begin(), client_cookie.end(), verdict.cookie.begin());
    verdict.cookie[client_octets] = version;
    store_u32(&verdict.cookie[time_at], to_seconds(now));
    const auto hash = hash_of(hashers_.front(), Bytes{verdict.cookie}.first(hash_at), address);
    std::copy(hash.begin(), hash.end(), verdict.cookie.begin() + hash_at);
}

} // namespace namu
