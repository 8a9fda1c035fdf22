#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace namu::bench {

/// The questions of one socket that are not answered yet, by ID.
class Pending {
public:
    /// Room for `most` questions at a time, at most 16,384.
    explicit Pending(std::size_t most)
        : slots_(std::bit_ceil(most * 4)),
          mask_{slots_.size() - 1},
          limit_{slots_.size() / 2}
    {}

    [[nodiscard]] std::size_t count() const noexcept { return count_; }

    /// Whether `add` would have to look for a place among too many.
    [[nodiscard]] bool is_full() const noexcept { return count_ >= limit_; }

    /// Takes up a question asked at `time`; its ID. Not when full. IDs are given one after the other; that of a
    /// question that still waits is not given again, nor are those that share its place.
    std::uint16_t add(std::uint64_t time) noexcept
    {
        while (slots_[next_ & mask_].is_open)
            ++next_;
        const std::uint16_t id = next_++;
        slots_[id & mask_] = {time, id, true};
        ++count_;
        return id;
    }

    /// The time when it was asked; none where nobody waits for this ID.
    std::optional<std::uint64_t> finish(std::uint16_t id) noexcept
    {
        Slot& slot = slots_[id & mask_];
        if (!slot.is_open || slot.id != id)
            return std::nullopt;
        slot.is_open = false;
        --count_;
        return slot.time;
    }

    /// Gives up the questions asked before `time`; how many they were. Looks at all places.
    std::size_t expire(std::uint64_t time) noexcept
    {
        std::size_t lost = 0;
        for (Slot& slot : slots_) {
            if (slot.is_open && slot.time < time) {
                slot.is_open = false;
                ++lost;
            }
        }
        count_ -= lost;
        return lost;
    }

private:
    struct Slot {
        std::uint64_t time = 0;
        std::uint16_t id = 0;
        bool is_open = false;
    };

    std::vector<Slot> slots_;
    std::size_t mask_;
    std::size_t limit_;
    std::uint16_t next_ = 0;
    std::size_t count_ = 0;
};

} // namespace namu::bench
