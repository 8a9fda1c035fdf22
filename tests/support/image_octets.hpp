#pragma once

#include "namu/zone/zone_image.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace namu::testing {

/// Octets in memory that is aligned as that of a mapped file.
class ImageOctets {
public:
    explicit ImageOctets(Bytes octets) : size_{octets.size()}, rows_(octets.size() / sizeof(Row) + 1)
    {
        std::copy(octets.begin(), octets.end(), data());
    }

    [[nodiscard]] std::uint8_t* data() noexcept { return rows_.front().octets.data(); }
    [[nodiscard]] Bytes view() const noexcept { return {rows_.front().octets.data(), size_}; }

private:
    struct alignas(ZoneImage::alignment) Row {
        std::array<std::uint8_t, ZoneImage::alignment> octets;
    };

    std::size_t size_;
    std::vector<Row> rows_;
};

inline std::vector<std::uint8_t> image_of(const Zone& zone, Bytes stamp = {})
{
    std::vector<std::uint8_t> octets;
    const auto front = ZoneImage::write(zone, stamp, [&](Bytes more) {
        octets.insert(octets.end(), more.begin(), more.end());
        return true;
    });
    std::copy(front->begin(), front->end(), octets.begin());
    return octets;
}

/// The zone that an image of it makes; null where that is refused.
inline std::shared_ptr<Zone> zone_of_image(Bytes octets)
{
    auto kept = std::make_shared<ImageOctets>(octets);
    const auto image = ZoneImage::open(kept->view());
    return image && image->is_whole() ? image->zone(kept) : nullptr;
}

} // namespace namu::testing
