#include "namu/zone/sort_key.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"

#include <array>

namespace namu {
namespace {

/// Octets put together to two numbers, the first octet on top.
class KeyWriter {
public:
    [[nodiscard]] bool is_full() const noexcept { return size_ == key_.size(); }
    void append(std::uint8_t octet) noexcept
    {
        if (!is_full())
            key_[size_++] = octet;
    }
    [[nodiscard]] SortKey key() const noexcept
    {
        const auto number = [this](std::size_t at) {
            return std::uint64_t{load_u32(&key_[at])} << 32 | load_u32(&key_[at + 4]);
        };
        return {number(0), number(8)};
    }

private:
    std::array<std::uint8_t, 16> key_{};
    std::size_t size_ = 0;
};

} // namespace

SortKey sort_key_below(NameView owner, std::size_t apex_size) noexcept
{
    std::array<std::uint8_t, max_name_labels> labels; // where those in front of the apex begin
    std::size_t count = 0;
    const Bytes octets = owner.octets();
    for (std::size_t at = 0; at + apex_size < octets.size(); at += octets[at] + 1U)
        labels[count++] = static_cast<std::uint8_t>(at);

    KeyWriter key;
    while (count-- > 0 && !key.is_full()) {
        for (const std::uint8_t octet : octets.subspan(labels[count] + 1U, octets[labels[count]])) {
            if (octet <= 1) {
                key.append(1);
                key.append(static_cast<std::uint8_t>(octet + 1));
            } else {
                key.append(to_lower(octet));
            }
        }
        key.append(0);
    }
    return key.key();
}

} // namespace namu
