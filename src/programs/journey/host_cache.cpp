#include "programs/journey/host_cache.hpp"

#include "namu/base/bytes.hpp"
#include "namu/lab/addresses.hpp"
#include "namu/resolve/server_address.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace namu::journey {
namespace {

/// The field MINIMUM, the last of an SOA's RDATA.
std::uint32_t minimum_of(const Message::Record& soa)
{
    return load_u32(soa.rdata.data() + soa.rdata.size() - sizeof(std::uint32_t));
}

std::uint32_t negative_ttl(const Message& answer)
{
    for (const Message::Record& record : answer.authority) {
        if (record.type == RRType::SOA)
            return std::min(record.ttl.seconds(), minimum_of(record));
    }
    return 0;
}

} // namespace

HostEntry host_entry_of(const Message& answer, Clock::Time now)
{
    HostEntry entry;
    std::uint32_t ttl = std::numeric_limits<std::uint32_t>::max();
    for (const Message::Record& record : answer.answer) {
        ttl = std::min(ttl, record.ttl.seconds());
        if (const auto address = resolve::ServerAddress::from_record(record.type, record.rdata))
            entry.addresses.push_back(lab::to_address(*address));
    }
    if (entry.addresses.empty())
        ttl = negative_ttl(answer);
    entry.is_no_name = answer.rcode == Rcode::NXDOMAIN;
    entry.until = now + std::chrono::seconds{ttl};
    return entry;
}

const HostEntry* HostCache::find(const std::string& host, Clock::Time now) const
{
    const auto found = entries_.find(host);
    return found == entries_.end() || found->second.until <= now ? nullptr : &found->second;
}

} // namespace namu::journey
