#include "namu/zone/name_index.hpp"

#include <boost/assert.hpp>

namespace namu {

// Three quarters full: hardly one bucket in ten runs over. One place more than values must be there, as
// an empty place is where every search ends.
NameIndex::NameIndex(std::size_t count) : own_((count + count / 3 + places) / places), view_{own_} {}

void NameIndex::insert(std::uint64_t hash, Value value) noexcept
{
    BOOST_ASSERT(value != none);
    for (std::size_t at = place_of(hash); !put(own_[at], hash, value);)
        at = next(at);
}

bool NameIndex::insert_before(std::size_t end, std::uint64_t hash, Value value) noexcept
{
    BOOST_ASSERT(value != none);
    for (std::size_t at = place_of(hash); at < end; ++at) {
        if (put(own_[at], hash, value))
            return true;
    }
    return false;
}

/// False where the bucket is full.
bool NameIndex::put(Bucket& bucket, std::uint64_t hash, Value value) noexcept
{
    for (std::size_t i = 0; i < places; ++i) {
        if (bucket.values[i] == none) {
            bucket.tags[i] = tag_of(hash);
            bucket.values[i] = value;
            return true;
        }
    }
    return false;
}

} // namespace namu
