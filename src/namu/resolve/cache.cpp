#include "namu/resolve/cache.hpp"

#include "namu/base/bytes.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace namu::resolve {
namespace {

constexpr std::chrono::seconds longest{std::chrono::hours{7 * 24}};
constexpr std::chrono::seconds longest_denial{std::chrono::hours{3}}; // RFC 2308 §5

/// Where an entry stands that is about a name and not about one of its types.
constexpr RRType any_type{};

std::chrono::seconds seconds_of(Ttl ttl) noexcept
{
    return std::chrono::seconds{ttl.seconds()};
}

/// The smaller of the SOA's own TTL and its MINIMUM (RFC 2308 §5).
std::chrono::seconds denial_time(const Message::Record& soa) noexcept
{
    constexpr std::size_t minimum_octets = 4;
    const Ttl minimum = soa.rdata.size() < minimum_octets
                            ? Ttl{}
                            : Ttl::from_wire(load_u32(&soa.rdata[soa.rdata.size() - minimum_octets]));
    return std::min({seconds_of(soa.ttl), seconds_of(minimum), longest_denial});
}

} // namespace

std::vector<Message::Record> CacheEntry::aged(Clock::Time now) const
{
    const auto left = std::max(until - now, std::chrono::seconds{0});
    std::vector<Message::Record> aged = records;
    for (Message::Record& record : aged)
        record.ttl =
            Ttl::from_wire(static_cast<std::uint32_t>(std::min(left, seconds_of(record.ttl)).count()));
    return aged;
}

void Cache::put(std::span<const Message::Record> records, Rank rank, Clock::Time now)
{
    if (records.empty())
        return;
    const Message::Record& first = records.front();
    const CacheEntry* const known = find_records(first.owner, first.type, Rank::glue, now);
    if (known != nullptr && known->rank > rank && known->until > now)
        return;
    const Ttl least = std::ranges::min_element(records, {}, &Message::Record::ttl)->ttl;
    CacheEntry entry{CacheEntry::Kind::records,
                     rank,
                     {records.begin(), records.end()},
                     now,
                     now + std::min(seconds_of(least), longest)};
    for (Message::Record& record : entry.records)
        record.ttl = least;
    store({first.owner, first.type}, std::move(entry), now);
}

void Cache::put_denial(const Name& name, RRType type, CacheEntry::Kind kind, const Message::Record* soa,
                       Clock::Time now)
{
    CacheEntry entry{kind, Rank::authoritative, {}, now, now};
    if (soa != nullptr) {
        entry.records.push_back(*soa);
        entry.until = now + denial_time(*soa);
    }
    store({name, kind == CacheEntry::Kind::name_error ? any_type : type}, std::move(entry), now);
}

const CacheEntry* Cache::find(const Name& name, RRType type, Rank rank, Clock::Time begun) const
{
    for (const RRType at : {type, any_type}) {
        if (const CacheEntry* const found = find_own(name, at, rank, begun))
            return found;
    }
    // RFC 8020 §2: where there is no such name, there is none below it.
    for (NameView above = name; !above.is_root();) {
        above = above.parent();
        if (const CacheEntry* const found = find_own(above, any_type, rank, begun))
            return found;
    }
    return nullptr;
}

const CacheEntry* Cache::find_records(const Name& name, RRType type, Rank rank, Clock::Time begun) const
{
    const CacheEntry* const found = find_own(name, type, rank, begun);
    return found != nullptr && found->kind == CacheEntry::Kind::records ? found : nullptr;
}

const CacheEntry* Cache::find_redirection(const Name& name, Clock::Time begun) const
{
    for (NameView above = name; !above.is_root();) {
        above = above.parent();
        const CacheEntry* const found = find_own(above, RRType::DNAME, Rank::answer, begun);
        if (found != nullptr && found->kind == CacheEntry::Kind::records)
            return found;
    }
    return nullptr;
}

const CacheEntry* Cache::find_own(NameView name, RRType type, Rank rank, Clock::Time begun) const
{
    const auto found = entries_.find({StoredName{name}, type});
    const bool is_good =
        found != entries_.end() && found->second.rank >= rank && found->second.is_good_at(begun);
    return is_good ? &found->second : nullptr;
}

void Cache::store(Key key, CacheEntry entry, Clock::Time now)
{
    if (entries_.size() >= most_entries_ && !entries_.contains(key))
        make_room(now);
    // A name that has records exists again, and all above it, whatever was said before.
    if (entry.kind != CacheEntry::Kind::name_error) {
        for (NameView name = key.first;; name = name.parent()) {
            entries_.erase({StoredName{name}, any_type});
            if (name.is_root())
                break;
        }
    }
    entries_.insert_or_assign(std::move(key), std::move(entry));
}

/// What is over goes, and where that is little, a tenth of the rest that would end first.
void Cache::make_room(Clock::Time now)
{
    std::erase_if(entries_, [now](const auto& entry) { return entry.second.until <= now; });
    const std::size_t wanted = most_entries_ - most_entries_ / 10;
    if (entries_.size() <= wanted)
        return;
    using Place = std::map<Key, CacheEntry>::const_iterator;
    std::vector<Place> places;
    for (auto at = entries_.cbegin(); at != entries_.cend(); ++at)
        places.push_back(at);
    const auto first_kept = places.begin() + static_cast<std::ptrdiff_t>(entries_.size() - wanted);
    std::ranges::nth_element(places, first_kept, {}, [](const Place& place) { return place->second.until; });
    for (auto place = places.begin(); place != first_kept; ++place)
        entries_.erase(*place);
}

} // namespace namu::resolve
