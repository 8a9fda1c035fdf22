#include "namu/server/limit/rate_limits.hpp"

#include "namu/base/bytes.hpp"

#include <algorithm>
#include <vector>

namespace namu::server {
namespace {

/// So much of what is due may come at once: clients ask in bursts.
constexpr RateTable::Time burst = std::chrono::seconds{1};

RateTable::Time interval(RateLimitSettings::Rate rate)
{
    constexpr RateLimitSettings::Rate most = 1'000'000;
    return rate == 0 ? RateTable::Time{0} : RateTable::Time{1'000'000 / std::min(rate, most)};
}

std::uint64_t mask(unsigned bits)
{
    return bits == 0 ? 0 : ~std::uint64_t{0} << (64 - bits);
}

AddressTable table_of(const std::vector<net::Prefix>& exempt)
{
    std::vector<AddressTable::Row> rows;
    for (const net::Prefix& prefix : exempt)
        rows.push_back({prefix.octets(), 1});
    return AddressTable{rows};
}

} // namespace

RateLimits::RateLimits(const RateLimitSettings& settings, std::shared_ptr<RateTable> table)
    : ipv4_mask_{mask(std::clamp<unsigned>(settings.ipv4_prefix, 1, 32))},
      ipv6_mask_{mask(std::clamp<unsigned>(settings.ipv6_prefix, 1, 64))},
      slip_{settings.slip},
      is_log_only_{settings.log_only},
      has_exempt_{!settings.exempt.empty()},
      exempt_{table_of(settings.exempt)},
      table_{std::move(table)}
{
    const RateLimitSettings::Rate usual = settings.responses_per_second;
    intervals_ = {interval(usual),
                  interval(usual),
                  interval(settings.nodata_per_second.value_or(usual)),
                  interval(settings.nxdomains_per_second.value_or(usual)),
                  interval(settings.referrals_per_second.value_or(usual)),
                  interval(settings.errors_per_second.value_or(usual)),
                  interval(settings.all_per_second)};
    const std::size_t wanted = std::max<std::size_t>(settings.buckets, 1);
    if (table_ == nullptr || table_->buckets() < wanted || table_->buckets() / 4 > wanted)
        table_ = std::make_shared<RateTable>(wanted);
}

bool RateLimits::are_exceeded(const AnswerJob& job, RateTable::Time now) const noexcept
{
    const Bytes address = without_v4_mapping(job.arrival.address);
    if (has_exempt_ && exempt_.find(address) != 0)
        return false;
    const bool is_v4 = address.size() == 4;
    if (!is_v4 && address.size() != 16)
        return false;
    const std::uint64_t first = std::uint64_t{load_u32(address.data())} << 32;
    const std::uint64_t client =
        is_v4 ? first & ipv4_mask_ : (first | load_u32(address.data() + 4)) & ipv6_mask_;
    const std::uint32_t family = is_v4 ? 0 : 0x100;

    const AnswerSubject subject = subject_of(job);
    const auto kind = static_cast<std::uint32_t>(subject.kind);
    const auto may_go = [&](std::uint32_t which, std::uint64_t about) {
        const RateTable::Time every = intervals_[which];
        return every.count() == 0 || table_->take({client, about, which | family}, now, every, burst);
    };
    return !may_go(kind, subject.name_hash) || !may_go(all_kinds, 0);
}

} // namespace namu::server
