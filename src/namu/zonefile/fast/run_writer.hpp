#pragma once

#include "namu/wire/record.hpp"
#include "namu/wire/record_run.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::fast {

/// Writes records into runs, and takes a new run when one is full.
class RunWriter {
public:
    /// Begins with the records of a text of this size.
    void start(std::size_t text_octets) noexcept
    {
        text_octets_ = text_octets;
        octets_ = 0;
        runs_.clear();
        at_ = end_ = nullptr;
        owner_ = nullptr;
        owner_size_ = 0;
    }

    /// Room for a record of at most `octets`, which stands at `text_at` in the text.
    std::uint8_t* room(std::size_t octets, std::size_t text_at)
    {
        if (static_cast<std::size_t>(end_ - at_) < octets) [[unlikely]]
            take_new_run(octets, text_at);
        return at_;
    }

    /// True where the next record has to be written with its owner.
    [[nodiscard]] bool is_first() const noexcept { return records_ == 0; }

    /// The owner of the last record; null before the first one. Lives as long as the runs.
    [[nodiscard]] const std::uint8_t* owner() const noexcept { return owner_; }
    [[nodiscard]] std::size_t owner_size() const noexcept { return owner_size_; }

    /// Takes in the record that was written to the room, and whose head this writes. `owner_size` is 0 for the owner
    /// of the record before.
    void close_record(RRType type, Ttl ttl, std::size_t owner_size, const std::uint8_t* rdata_end) noexcept
    {
        std::uint8_t* const rdata = at_ + RecordRunHead::octets + owner_size;
        RecordRunHead{ttl.seconds(), static_cast<std::uint16_t>(type),
                      static_cast<std::uint16_t>(rdata_end - rdata), static_cast<std::uint8_t>(owner_size)}
            .store(at_);
        if (owner_size != 0) {
            owner_ = at_ + RecordRunHead::octets;
            owner_size_ = owner_size;
            if (owners_++ % RecordRun::sampled_owners == 0)
                runs_.back().take_sample(at_);
        }
        at_ = rdata + (rdata_end - rdata);
        ++records_;
    }

    /// Appends a record of somebody else.
    void add(const RecordView& record, std::size_t text_at);

    /// All runs that have records; the writer has to be started again.
    std::vector<RecordRun> take();

private:
    void take_new_run(std::size_t octets, std::size_t text_at);
    [[nodiscard]] std::size_t expected_rest(std::size_t text_at) const noexcept;
    void close_run() noexcept;

    std::size_t text_octets_ = 0;
    std::size_t octets_ = 0; // in the runs that are full
    std::vector<RecordRun> runs_;
    std::uint8_t* at_ = nullptr;
    std::uint8_t* end_ = nullptr;
    std::size_t records_ = 0; // in the run that is written
    std::size_t owners_ = 0;  // of these with their owner
    const std::uint8_t* owner_ = nullptr;
    std::size_t owner_size_ = 0;
};

} // namespace namu::fast
