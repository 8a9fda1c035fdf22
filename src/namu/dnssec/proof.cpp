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
            const NodeView& a = entries_[i];
            const NodeView& b = entries_[j];
            if (&a.zone() != &b.zone() &&
                (a.owner() == b.owner() || hash_differently(a.zone().denial(), b.zone().denial())))
                return true;
        }
    }
    return false;
}

} // namespace namu
