#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace namu::bench {

/// The questions of one socket that are not answered yet, by ID. IDs are given one after the other.
class Pending {
public:
    /// Room for `most` questions at a time, at most 16,384.
    explicit Pending(std::size_t most) : slots_(std::bit_ceil(most * 4)), mask_{slots_.size() - 1} {}

    [[nodiscard]] std::size_t count() const noexcept { return count_; }

    /// Takes up a question asked at `time`; its ID. What stood in its place four times the room ago is
    /// forgotten, which `expire` has seen to before.
    std::uint16_t add(std::uint64_t time) noexcept
    {
        const std::uint16_t id = next_++;
        slots_[id & mask_] = {time, id, true};
        ++count_;
        return id;
    }

    /// Takes back the newest one: the kernel did not want it.
    void take_back() noexcept
    {
        slots_[--next_ & mask_].is_open = false;
        --count_;
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

    /// Gives up the questions asked before `time`; how many they were.
    std::size_t expire(std::uint64_t time) noexcept
    {
        std::size_t lost = 0;
        for (; oldest_ != next_; ++oldest_) {
            Slot& slot = slots_[oldest_ & mask_];
            if (slot.is_open && slot.id == oldest_) {
                if (slot.time >= time)
                    break;
                slot.is_open = false;
                ++lost;
            }
        }
        count_ -= lost;
        return lost;
    }

    /// Whether the next ID would come upon a question that still waits for its answer.
    [[nodiscard]] bool is_blocked() const noexcept { return slots_[next_ & mask_].is_open; }

private:
    struct Slot {
        std::uint64_t time = 0;
        std::uint16_t id = 0;
        bool is_open = false;
    };

    std::vector<Slot> slots_;
    std::size_t mask_;
    std::uint16_t next_ = 0;
    std::uint16_t oldest_ = 0;
    std::size_t count_ = 0;
};

} // namespace namu::bench
