#include "namu/wire/response_writer.hpp"

#include <boost/assert.hpp>

namespace namu {

void ResponseWriter::start(const Query& query, MutableBytes room, std::size_t option_octets) noexcept
{
    constexpr auto copied = HeaderFlag::opcode_mask | HeaderFlag::recursion_desired;
    room_ = room;
    out_ = ByteWriter{room.first(room.size() - (query.has_opt() ? opt_fixed_octets + option_octets : 0))};
    names_.reset();
    counts_ = {};
    rcode_ = Rcode::NOERROR;
    flags_ = static_cast<std::uint16_t>(HeaderFlag::response | (query.header().flags() & copied));
    question_count_ = query.has_question() ? 1 : 0;

    // Of the header only the id is right; the rest is known at the end.
    out_.write(query.message().first(query.has_question() ? query.question_end() : header_octets));
    if (query.has_question())
        names_.remember_whole(query.name(), header_octets);
    BOOST_ASSERT(!out_.failed());
    records_begin_ = out_.size();
    names_begin_ = names_.mark();
}

void ResponseWriter::set_authoritative(bool authoritative) noexcept
{
    const auto without = static_cast<std::uint16_t>(flags_ & ~HeaderFlag::authoritative);
    flags_ = authoritative ? static_cast<std::uint16_t>(flags_ | HeaderFlag::authoritative) : without;
}

void ResponseWriter::rewind(const Mark& mark) noexcept
{
    out_.rewind(mark.size);
    names_.forget_from(mark.names);
    counts_ = mark.counts;
}

void ResponseWriter::clear() noexcept
{
    rewind({records_begin_, names_begin_, {}});
    flags_ = static_cast<std::uint16_t>(flags_ & ~HeaderFlag::truncated);
}

void ResponseWriter::set_truncated() noexcept
{
    clear();
    flags_ |= HeaderFlag::truncated;
}

bool ResponseWriter::add(Section section, const RRsetView& rrset, RRClass rr_class,
                         WhenFull when_full) noexcept
{
    BOOST_ASSERT(section == Section::additional || counts_[2] == 0);
    BOOST_ASSERT(section != Section::answer || counts_[1] == 0);
    if (is_truncated())
        return false;
    const Mark before = mark();
    write_records(rrset, rr_class);
    if (!out_.failed()) {
        counts_[static_cast<std::size_t>(section)] += static_cast<std::uint16_t>(rrset.size());
        return true;
    }
    rewind(before);
    if (when_full == WhenFull::set_truncated)
        set_truncated();
    return false;
}

void ResponseWriter::write_records(const RRsetView& rrset, RRClass rr_class) noexcept
{
    const std::uint64_t head = std::uint64_t{static_cast<std::uint16_t>(rrset.type())} << 48 |
                               std::uint64_t{static_cast<std::uint16_t>(rr_class)} << 32 |
                               rrset.ttl().seconds();
    const auto names = rdata::compressible_names(rrset.type());
    for (const Bytes rdata : rrset) {
        // Without names to compress RDATA goes out as it is stored, its length in front.
        const std::size_t stored = names.count == 0 ? 2 + rdata.size() : 2;
        std::uint8_t* const length = write_head(rrset, head, stored);
        if (length == nullptr)
            return;
        copy_octets(length, rdata.data() - 2, stored);
        if (names.count == 0)
            continue;
        const std::size_t before = out_.size();
        write_rdata(names, rdata);
        store_u16(length, static_cast<std::uint16_t>(out_.size() - before));
    }
}

/// Owner, type, class and TTL of a record; the place of the `octets` behind them, or null where there is no room.
std::uint8_t* ResponseWriter::write_head(const RRsetView& rrset, std::uint64_t head,
                                         std::size_t octets) noexcept
{
    names_.write(rrset.owner(), NameCase::of_earlier, out_);
    std::uint8_t* const to = out_.claim(sizeof head + octets);
    if (to == nullptr)
        return nullptr;
    store_u64(to, head);
    return to + sizeof head;
}

void ResponseWriter::write_rdata(rdata::CompressibleNames names, Bytes rdata) noexcept
{
    out_.write(rdata.first(names.octets_before));
    rdata = rdata.subspan(names.octets_before);
    for (unsigned left = names.count; left != 0; --left) {
        // The size of the last one is what is left.
        const NameView name = left == 1 ? NameView::trusted(rdata.data(), rdata.size() - names.octets_after)
                                        : NameView::trusted_at(rdata.data());
        names_.write(name, NameCase::as_written, out_);
        rdata = rdata.subspan(name.size());
    }
    out_.write(rdata);
}

std::size_t ResponseWriter::finish() noexcept
{
    flags_ =
        static_cast<std::uint16_t>(flags_ | (static_cast<std::uint16_t>(rcode_) & HeaderFlag::rcode_mask));
    std::uint8_t* const header = room_.data();
    store_u16(header + 2, flags_);
    store_u64(header + 4, std::uint64_t{question_count_} << 48 | std::uint64_t{counts_[0]} << 32 |
                              std::uint64_t{counts_[1]} << 16 | counts_[2]);
    return out_.size();
}

} // namespace namu
