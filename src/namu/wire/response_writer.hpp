#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/compression.hpp"
#include "namu/wire/edns/opt_writer.hpp"
#include "namu/wire/query.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/wire/rrset_view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace namu {

enum class Section : std::uint8_t { answer, authority, additional };

/// What to do with an RRset that does not fit.
enum class WhenFull : std::uint8_t {
    leave_out,     ///< it is a courtesy: the answer is complete without it
    set_truncated, ///< it is required: the client must come again over TCP (RFC 2181 §9)
};

/// Renders one response into room that somebody else owns, and never beyond it.
///
/// An RRset goes in whole or not at all (RFC 2181 §5.1). Once something required did not fit, the
/// response is truncated: it keeps header, question and OPT, and takes nothing more.
/// Sections must be filled in order. An RRset and the names in it must stay where
/// they are until the response is finished. Never allocates; reuse one object, as `start` resets it.
class ResponseWriter {
public:
    /// Begins the response to `query`: id, opcode and RD copied (RFC 1035 §4.1.1), RA never set, the
    /// question as it came. `room` is the most that the client takes. Where the query has an OPT, room for
    /// one is kept, with `option_octets` for those options that must not give way to data.
    void start(const Query& query, MutableBytes room, std::size_t option_octets = 0) noexcept;

    void set_authoritative(bool authoritative) noexcept;
    void set_rcode(Rcode rcode) noexcept { rcode_ = rcode; }
    void set_truncated() noexcept;
    [[nodiscard]] Rcode rcode() const noexcept { return rcode_; }
    [[nodiscard]] bool is_truncated() const noexcept { return (flags_ & HeaderFlag::truncated) != 0; }
    [[nodiscard]] bool is_authoritative() const noexcept { return (flags_ & HeaderFlag::authoritative) != 0; }

    /// Adds a whole RRset; false where it was left out.
    bool add(Section section, const RRsetView& rrset, WhenFull when_full) noexcept
    {
        return add(section, rrset, RRClass::IN, when_full);
    }
    bool add(Section section, const RRsetView& rrset, RRClass rr_class, WhenFull when_full) noexcept;

    /// A place in the response to come back to.
    struct Mark {
        std::size_t size;
        NameCompressor::Mark names;
        std::array<std::uint16_t, 3> counts;
    };
    [[nodiscard]] Mark mark() const noexcept { return {out_.size(), names_.mark(), counts_}; }
    /// Takes back the records that were added since.
    void rewind(const Mark& mark) noexcept;

    /// Takes back all records and the truncation: another answer is written instead.
    void clear() noexcept;

    [[nodiscard]] std::size_t record_count(Section section) const noexcept
    {
        return counts_[static_cast<std::size_t>(section)];
    }

    /// Completes a response without EDNS; its size in octets.
    std::size_t finish() noexcept;

    /// Completes a response with EDNS: writes OPT, and lets `add_options(OptWriter&)` add to it.
    template <typename AddOptions>
    std::size_t finish(OptFields fields, AddOptions&& add_options) noexcept
    {
        out_.widen(room_);
        OptWriter opt{out_, fields, rcode_};
        add_options(opt);
        ++counts_[static_cast<std::size_t>(Section::additional)];
        return finish();
    }

private:
    void write_records(const RRsetView& rrset, RRClass rr_class) noexcept;
    std::uint8_t* write_head(const RRsetView& rrset, std::uint64_t head, std::size_t octets) noexcept;
    void write_rdata(rdata::CompressibleNames names, Bytes rdata) noexcept;

    MutableBytes room_;
    ByteWriter out_{MutableBytes{}};
    NameCompressor names_;
    std::array<std::uint16_t, 3> counts_{};
    std::size_t records_begin_ = 0;
    NameCompressor::Mark names_begin_;
    std::uint16_t flags_ = 0;
    std::uint16_t question_count_ = 0;
    Rcode rcode_ = Rcode::NOERROR;
};

} // namespace namu
