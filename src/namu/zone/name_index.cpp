#include "namu/zone/name_index.hpp"

#include <boost/assert.hpp>

namespace namu {

// Three quarters full: hardly one bucket in ten runs over. One place more than values must be there, as
// an empty place is where every search ends.
NameIndex::NameIndex(std::size_t count) : own_((count + count / 3 + places) / places), view_{own_} {}

void NameIndex::insert(std::uint64_t hash, Value value) noexcept
{
    BOOST_ASSERT(value != none);
    for (std::size_t at = place_of(hash);; at = next(at)) {
        Bucket& bucket = own_[at];
        for (std::size_t i = 0; i < places; ++i) {
            if (bucket.values[i] == none) {
                bucket.tags[i] = tag_of(hash);
                bucket.values[i] = value;
                return;
            }
        }
    }
}

} // namespace namu
