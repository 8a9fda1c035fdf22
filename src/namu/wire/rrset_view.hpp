#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace namu {

/// The records of one owner and type. The octets belong to somebody else, mostly a Zone; cheap to copy.
///
/// Records stand in canonical order (RFC 4034 §6.3), each once (RFC 2181 §5).
class RRsetView {
public:
    RRsetView() noexcept = default; // no RRset at all: `exists()` is false

    /// `block` is a run of `count` records, each a 16-bit length and so many octets of RDATA.
    RRsetView(NameView owner, RRType type, Ttl ttl, std::uint32_t count, Bytes block) noexcept
        : owner_{owner},
          block_{block},
          ttl_{ttl},
          count_{count},
          type_{type}
    {}

    [[nodiscard]] bool exists() const noexcept { return count_ != 0; }
    [[nodiscard]] NameView owner() const noexcept { return owner_; }
    [[nodiscard]] RRType type() const noexcept { return type_; }
    [[nodiscard]] Ttl ttl() const noexcept { return ttl_; }
    /// Number of records.
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] Bytes front() const noexcept { return *begin(); }
    /// All records as they are stored: length and RDATA, one after the other.
    [[nodiscard]] Bytes block() const noexcept { return block_; }

    [[nodiscard]] RRsetView with_owner(NameView owner) const noexcept
    {
        return {owner, type_, ttl_, count_, block_};
    }
    [[nodiscard]] RRsetView with_ttl(Ttl ttl) const noexcept { return {owner_, type_, ttl, count_, block_}; }

    /// Walks the RDATA of the records.
    class Iterator {
    public:
        using value_type = Bytes;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;

        Iterator() noexcept = default;
        explicit Iterator(const std::uint8_t* at) noexcept : at_{at} {}
        Bytes operator*() const noexcept { return {at_ + 2, load_u16(at_)}; }
        Iterator& operator++() noexcept
        {
            at_ += 2 + load_u16(at_);
            return *this;
        }
        Iterator operator++(int) noexcept
        {
            const auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(Iterator, Iterator) noexcept = default;

    private:
        const std::uint8_t* at_ = nullptr;
    };

    [[nodiscard]] Iterator begin() const noexcept { return Iterator{block_.data()}; }
    [[nodiscard]] Iterator end() const noexcept { return Iterator{block_.data() + block_.size()}; }

private:
    NameView owner_;
    Bytes block_;
    Ttl ttl_;
    std::uint32_t count_ = 0;
    RRType type_{};
};

} // namespace namu
