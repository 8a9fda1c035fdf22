#include "namu/dnssec/type_bitmap.hpp"

#include <cstddef>

namespace namu {

std::vector<RRType> types_in_bitmap(Bytes bitmap)
{
    constexpr unsigned bits = 8;
    constexpr std::size_t head_octets = 2; // number of the window, octets in it
    std::vector<RRType> types;
    while (bitmap.size() > head_octets) {
        const unsigned window = unsigned{bitmap[0]} << bits;
        const Bytes octets = bitmap.subspan(head_octets, bitmap[1]);
        for (unsigned bit = 0; bit < octets.size() * bits; ++bit) {
            if ((octets[bit / bits] & (0x80U >> bit % bits)) != 0)
                types.push_back(static_cast<RRType>(window + bit));
        }
        bitmap = bitmap.subspan(head_octets + octets.size());
    }
    return types;
}

} // namespace namu
