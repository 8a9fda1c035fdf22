#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/record.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>

#include <boost/assert.hpp>

namespace namu {

/// What stands in front of each record of a run.
///
///     | ttl 4 | type 2 | RDATA size 2 | owner size 1 | owner octets | RDATA octets |
///
/// Numbers are in the order of the machine, as nobody else reads them. Owner size 0: the owner is that of the
/// record before in the same run.
struct RecordRunHead {
    static constexpr std::size_t octets = 9;

    std::uint32_t ttl = 0;
    std::uint16_t type = 0;
    std::uint16_t rdata_size = 0;
    std::uint8_t owner_size = 0;

    static RecordRunHead load(const std::uint8_t* from) noexcept
    {
        RecordRunHead head;
        std::memcpy(&head.ttl, from, sizeof head.ttl);
        std::memcpy(&head.type, from + 4, sizeof head.type);
        std::memcpy(&head.rdata_size, from + 6, sizeof head.rdata_size);
        head.owner_size = from[8];
        return head;
    }

    void store(std::uint8_t* to) const noexcept
    {
        std::memcpy(to, &ttl, sizeof ttl);
        std::memcpy(to + 4, &type, sizeof type);
        std::memcpy(to + 6, &rdata_size, sizeof rdata_size);
        to[8] = owner_size;
    }
};

/// A record of a run; what it points to lives as long as the run.
struct RunRecord {
    NameView owner;
    bool is_new_owner = true; ///< false: the octets of the owner are those of the record before
    RRType type{};
    Ttl ttl;
    Bytes rdata; ///< uncompressed wire form that fits the type

    // NOLINTNEXTLINE(google-explicit-constructor): it is that record
    operator RecordView() const noexcept { return {owner, type, RRClass::IN, ttl, rdata}; }
};

/// Records of class IN in the order of a text, packed one behind the other in one block of memory, so that a zone
/// of millions of records takes no call and no allocation for each. Format: RecordRunHead.
///
/// The first record of a run has its owner always. A record that repeats the owner before it may say so (owner size
/// 0), but need not. Moved, never copied; memory goes with the run.
class RecordRun {
public:
    /// No record is longer.
    static constexpr std::size_t max_record_octets = RecordRunHead::octets + max_name_octets + 65'535;

    class Iterator {
    public:
        using value_type = RunRecord;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::forward_iterator_tag;

        Iterator() noexcept = default;
        /// Begins at a record that has its owner.
        explicit Iterator(const std::uint8_t* at) noexcept : at_{at} {}
        [[nodiscard]] const std::uint8_t* place() const noexcept { return at_; }

        RunRecord operator*() const noexcept
        {
            const RecordRunHead head = RecordRunHead::load(at_);
            const std::uint8_t* const rdata = at_ + RecordRunHead::octets + head.owner_size;
            const bool is_new = head.owner_size != 0;
            return {is_new ? NameView::trusted(at_ + RecordRunHead::octets, head.owner_size) : owner_, is_new,
                    static_cast<RRType>(head.type), Ttl::from_wire(head.ttl), Bytes{rdata, head.rdata_size}};
        }

        Iterator& operator++() noexcept
        {
            const RecordRunHead head = RecordRunHead::load(at_);
            if (head.owner_size != 0)
                owner_ = NameView::trusted(at_ + RecordRunHead::octets, head.owner_size);
            at_ += RecordRunHead::octets + head.owner_size + head.rdata_size;
            return *this;
        }
        Iterator operator++(int) noexcept
        {
            const Iterator old = *this;
            ++*this;
            return old;
        }

        friend bool operator==(const Iterator& a, const Iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        const std::uint8_t* at_ = nullptr;
        NameView owner_; // of the record before
    };

    /// Gives memory back to where it came from.
    using Release = void (*)(std::uint8_t* octets, std::size_t capacity) noexcept;

    RecordRun() noexcept = default; // without room
    /// Takes memory for `capacity` octets from the heap.
    explicit RecordRun(std::size_t capacity)
        : RecordRun{new std::uint8_t[capacity], capacity,
                    [](std::uint8_t* octets, std::size_t /*capacity*/) noexcept { delete[] octets; }}
    {}
    /// Takes over memory that is given back by `release`.
    RecordRun(std::uint8_t* octets, std::size_t capacity, Release release) noexcept
        : capacity_{capacity},
          octets_{octets},
          release_{release}
    {}
    RecordRun(RecordRun&& other) noexcept { swap(other); }
    RecordRun& operator=(RecordRun&& other) noexcept
    {
        RecordRun{std::move(other)}.swap(*this);
        return *this;
    }
    RecordRun(const RecordRun&) = delete;
    RecordRun& operator=(const RecordRun&) = delete;
    ~RecordRun()
    {
        if (octets_ != nullptr)
            release_(octets_, capacity_);
    }

    /// Records.
    [[nodiscard]] std::size_t size() const noexcept { return records_; }
    /// Those of them that have their owner.
    [[nodiscard]] std::size_t owners() const noexcept { return owners_; }
    /// A sample of the records that have their owner: about every `sampled_owners`th of them, from begin to end.
    [[nodiscard]] std::size_t sample_size() const noexcept { return samples_; }
    [[nodiscard]] RunRecord sample(std::size_t i) const noexcept { return *Iterator{octets_ + sample_[i]}; }
    static constexpr std::size_t sampled_owners = 2'048;
    [[nodiscard]] bool empty() const noexcept { return records_ == 0; }
    /// Octets that the records take.
    [[nodiscard]] std::size_t octets() const noexcept { return size_; }
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

    [[nodiscard]] Iterator begin() const noexcept { return Iterator{octets_}; }
    [[nodiscard]] Iterator end() const noexcept { return Iterator{octets_ + size_}; }

    /// Room behind the last record, for records that are written in place and then taken in by `grow`.
    [[nodiscard]] MutableBytes room() noexcept { return {octets_ + size_, capacity_ - size_}; }

    /// Takes in `records` more records, `owners` of them with their owner, that were written to the front of `room()`, in
    /// all `octets` long.
    void grow(std::size_t octets, std::size_t records, std::size_t owners) noexcept
    {
        BOOST_ASSERT(octets <= capacity_ - size_);
        size_ += octets;
        records_ += records;
        owners_ += owners;
    }

    /// Notes that a record with its owner begins there, or will when it is taken in; if there is room, for the sample.
    void take_sample(const std::uint8_t* record) noexcept
    {
        if (samples_ < sample_.size())
            sample_[samples_++] = static_cast<std::uint32_t>(record - octets_);
    }

    /// Appends a record; the caller knows that there is room. `is_new_owner` is true for the first one.
    void add(NameView owner, bool is_new_owner, RRType type, Ttl ttl, Bytes rdata) noexcept
    {
        BOOST_ASSERT(is_new_owner || !empty());
        RecordRunHead head{ttl.seconds(), static_cast<std::uint16_t>(type),
                           static_cast<std::uint16_t>(rdata.size()), 0};
        head.owner_size = static_cast<std::uint8_t>(is_new_owner ? owner.size() : 0);
        const std::size_t octets = RecordRunHead::octets + head.owner_size + rdata.size();
        BOOST_ASSERT(octets <= capacity_ - size_);
        std::uint8_t* const to = octets_ + size_;
        head.store(to);
        std::memcpy(to + RecordRunHead::octets, owner.octets().data(), head.owner_size);
        if (!rdata.empty())
            std::memcpy(to + RecordRunHead::octets + head.owner_size, rdata.data(), rdata.size());
        if (is_new_owner && owners_ % sampled_owners == 0)
            take_sample(to);
        grow(octets, 1, is_new_owner ? 1 : 0);
    }

private:
    void swap(RecordRun& other) noexcept
    {
        std::swap(capacity_, other.capacity_);
        std::swap(size_, other.size_);
        std::swap(records_, other.records_);
        std::swap(owners_, other.owners_);
        std::swap(samples_, other.samples_);
        std::swap(sample_, other.sample_);
        std::swap(octets_, other.octets_);
        std::swap(release_, other.release_);
    }

    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
    std::size_t records_ = 0;
    std::size_t owners_ = 0;
    std::size_t samples_ = 0;
    std::array<std::uint32_t, 32> sample_{}; // where the records begin
    std::uint8_t* octets_ = nullptr;
    Release release_ = nullptr;
};

} // namespace namu
