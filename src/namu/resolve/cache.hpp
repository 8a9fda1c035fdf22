#pragma once

#include "namu/base/clock.hpp"
#include "namu/resolve/server_memory.hpp"
#include "namu/wire/message.hpp"
#include "namu/wire/stored_name.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace namu::resolve {

/// How far records are to be believed (RFC 2181 §5.4.1), from the least on.
enum class Rank : std::uint8_t {
    glue,          ///< from the additional section: good for finding servers, never an answer
    referral,      ///< the NS of a zone as its parent has them
    answer,        ///< from the answer section, not authoritative
    authoritative, ///< from the zone's own servers
};

/// What is known of one name and type.
struct CacheEntry {
    enum class Kind : std::uint8_t {
        records,
        no_data,    ///< the name has no such records (RFC 2308 §2.2)
        name_error, ///< there is no such name, nor any below it (RFC 2308 §2.1, RFC 8020 §2)
    };

    Kind kind = Kind::records;
    Rank rank = Rank::glue;
    /// The records; of a negative entry the SOA that came with it, if one did.
    std::vector<Message::Record> records;
    Clock::Time since;
    Clock::Time until;

    /// Whether it may be used by who began at that time: also what came since and was to be used once (TTL 0).
    [[nodiscard]] bool is_good_at(Clock::Time begun) const noexcept
    {
        return until > begun || since >= begun;
    }
    /// Its records with the time that is left of their TTLs.
    [[nodiscard]] std::vector<Message::Record> aged(Clock::Time now) const;
};

/// What a resolver remembers, positive and negative, for as long as it may.
///
/// Bounded: where it is full, what would end first goes first. Thread safety: none.
class Cache {
public:
    using Key = std::pair<StoredName, RRType>;

    explicit Cache(std::size_t most_entries = 100'000) : most_entries_{most_entries} {}

    /// Records of one owner and type, for as long as the least of their TTLs says, a week at most. Better records that
    /// still hold are kept instead (RFC 2181 §5.4.1).
    void put(std::span<const Message::Record> records, Rank rank, Clock::Time now);

    /// That a name has no such records, or does not exist; for as long as the SOA allows (RFC 2308 §5), three hours at
    /// most, and not at all without one.
    void put_denial(const Name& name, RRType type, CacheEntry::Kind kind, const Message::Record* soa,
                    Clock::Time now);

    /// What is known of the name and type by `rank` or better, as of `begun`; null where that is nothing. That a name
    /// does not exist is found under every type, and for all names below it of which nothing else is known.
    [[nodiscard]] const CacheEntry* find(const Name& name, RRType type, Rank rank, Clock::Time begun) const;
    /// The same, where it is records.
    [[nodiscard]] const CacheEntry* find_records(const Name& name, RRType type, Rank rank,
                                                 Clock::Time begun) const;
    /// The DNAME above the name that is the nearest to it (RFC 6672 §3.4.1); null where none is known.
    [[nodiscard]] const CacheEntry* find_redirection(const Name& name, Clock::Time begun) const;

    /// What is known of servers themselves.
    [[nodiscard]] ServerMemory& servers() noexcept { return servers_; }

    void flush() noexcept
    {
        entries_.clear();
        servers_.flush();
    }
    /// All entries, in canonical order of names; some may be over.
    [[nodiscard]] const std::map<Key, CacheEntry>& entries() const noexcept { return entries_; }

private:
    [[nodiscard]] const CacheEntry* find_own(NameView name, RRType type, Rank rank, Clock::Time begun) const;
    void store(Key key, CacheEntry entry, Clock::Time now);
    void make_room(Clock::Time now);

    std::size_t most_entries_;
    std::map<Key, CacheEntry> entries_;
    ServerMemory servers_;
};

} // namespace namu::resolve
