#include "namu/dnssec/proof.hpp"

#include "namu/zone/zone.hpp"

#include <algorithm>

namespace namu {
namespace {

bool hash_differently(const DenialIndex& a, const DenialIndex& b) noexcept
{
    return a.kind == DenialIndex::Kind::nsec3 && b.kind == DenialIndex::Kind::nsec3 &&
           (a.iterations != b.iterations || !std::ranges::equal(a.salt, b.salt));
}

} // namespace

bool Proof::mixes_zones() const noexcept
{
    for (std::size_t i = 1; i < size_; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (entries_[i].zone != entries_[j].zone &&
                ((*this)[i].owner() == (*this)[j].owner() ||
                 hash_differently(entries_[i].zone->denial(), entries_[j].zone->denial())))
                return true;
        }
    }
    return false;
}

} // namespace namu
