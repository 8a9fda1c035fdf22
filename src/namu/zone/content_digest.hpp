#pragma once

#include "namu/wire/record.hpp"
#include "namu/zone/zone.hpp"
#include "namu/zone/zone_difference.hpp"

#include <cstddef>
#include <cstdint>

namespace namu {

/// A number for the records of a zone, all but the serial in its SOA: two versions that differ in anything else have
/// another one, with a chance of 2^-64 against it. It finds edits; it keeps no attacker out.
///
/// It is a sum over the records, so their order does not count, and the digest of an edited zone follows from the
/// edit.
class ContentDigest {
public:
    ContentDigest() noexcept = default;
    explicit constexpr ContentDigest(std::uint64_t value) noexcept : value_{value} {}

    /// Of all records of a zone; so many threads share the work.
    [[nodiscard]] static ContentDigest of(const Zone& zone, std::size_t threads = 1);

    void add(const RecordView& record) noexcept { value_ += of_record(record); }
    void remove(const RecordView& record) noexcept { value_ -= of_record(record); }
    /// Of the zone that the difference leads to.
    [[nodiscard]] ContentDigest after(const ZoneDifference& difference) const noexcept;

    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
    friend constexpr bool operator==(ContentDigest, ContentDigest) noexcept = default;

private:
    [[nodiscard]] static std::uint64_t of_record(const RecordView& record) noexcept;

    std::uint64_t value_ = 0;
};

} // namespace namu
