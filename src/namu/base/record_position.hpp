#pragma once

#include "namu/base/source.hpp"

#include <algorithm>
#include <cstdint>

namespace namu {

/// Where the parts of one entry of a text stand: sixteen octets, kept per record while a zone is
/// built and checked, so that a check can underline what it means.
class RecordPosition {
public:
    RecordPosition() noexcept = default; // the record did not come from a text

    /// `begin` is the entry's first token; the others are octets from there. An owner of length 0
    /// was inherited from the entry before.
    RecordPosition(SourcePosition begin, std::uint64_t owner_length, std::uint64_t type_offset,
                   std::uint64_t rdata_offset, std::uint64_t rdata_length) noexcept
        : begin_{begin},
          owner_length_{clamp(owner_length)},
          type_offset_{clamp(type_offset)},
          rdata_offset_{clamp(rdata_offset)},
          rdata_length_{clamp(rdata_length)}
    {}

    [[nodiscard]] bool is_known() const noexcept { return begin_.is_known(); }

    /// The owner as written, or the whole entry where it was inherited.
    [[nodiscard]] SourceSpan owner() const noexcept
    {
        return {begin_, owner_length_ != 0 ? std::uint32_t{owner_length_}
                                           : rdata_offset_ + std::uint32_t{rdata_length_}};
    }
    [[nodiscard]] SourceSpan type() const noexcept
    {
        const auto gap = static_cast<std::uint32_t>(rdata_offset_ - std::min(type_offset_, rdata_offset_));
        return at(type_offset_, gap > 0 ? gap - 1 : 0);
    }
    [[nodiscard]] SourceSpan rdata() const noexcept { return at(rdata_offset_, rdata_length_); }

private:
    static std::uint16_t clamp(std::uint64_t value) noexcept
    {
        return static_cast<std::uint16_t>(std::min<std::uint64_t>(value, UINT16_MAX));
    }

    [[nodiscard]] SourceSpan at(std::uint16_t offset, std::uint32_t length) const noexcept
    {
        if (!is_known())
            return {};
        return {SourcePosition{begin_.source(), begin_.offset() + offset}, length};
    }

    SourcePosition begin_;
    std::uint16_t owner_length_ = 0;
    std::uint16_t type_offset_ = 0;
    std::uint16_t rdata_offset_ = 0;
    std::uint16_t rdata_length_ = 0;
};

} // namespace namu
