#pragma once

#include "namu/wire/rrset_view.hpp"
#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace namu {

class Zone;

/// How much an answer needs an additional RRset.
enum class AdditionalNeed : std::uint8_t {
    required, ///< in-domain glue: without it the referral is useless (RFC 9471 §3.1)
    optional, ///< sibling glue (RFC 9471 §3.2), addresses of mail servers and the like
};

/// One RRset that belongs to another one's targets.
struct AdditionalData {
    NodeIndex node = no_node;
    RRsetIndex rrset = 0; ///< in the head of a list: the number of entries that follow
    AdditionalNeed need = AdditionalNeed::optional;
};

/// The additional RRsets of one RRset, the required ones first. Lives as long as its Zone.
class AdditionalView {
public:
    AdditionalView() noexcept = default;
    AdditionalView(const Zone& zone, std::span<const AdditionalData> entries) noexcept
        : zone_{&zone},
          entries_{entries}
    {}

    struct Entry {
        RRsetView rrset;
        NodeIndex node;
        AdditionalNeed need;
    };

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] Entry operator[](std::size_t i) const noexcept;

private:
    const Zone* zone_ = nullptr;
    std::span<const AdditionalData> entries_;
};

} // namespace namu
