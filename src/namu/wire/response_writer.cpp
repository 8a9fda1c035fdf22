#include "namu/wire/response_writer.hpp"

#include "namu/wire/rdata/rdata.hpp"

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

    out_.write(query.message().first(2)); // the id; the rest of the header is known at the end
    out_.write_u16(0);
    out_.write_u32(0);
    out_.write_u32(0);
    if (query.has_question()) {
        // Nothing stands before it, so this writes the name as it is and remembers its labels.
        names_.write(query.name(), NameCase::as_written, out_);
        out_.write(query.question().last(4));
    }
    BOOST_ASSERT(!out_.failed());
    records_begin_ = out_.size();
    entries_begin_ = names_.entry_count();
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
    rewind({records_begin_, entries_begin_, {}});
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
    const std::size_t before = out_.size();
    const std::size_t entries_before = names_.entry_count();
    for (const Bytes rdata : rrset) {
        write_record(rrset, rr_class, rdata);
        if (out_.failed())
            break;
    }
    if (!out_.failed()) {
        counts_[static_cast<std::size_t>(section)] += static_cast<std::uint16_t>(rrset.size());
        return true;
    }
    out_.rewind(before);
    names_.forget_from(entries_before);
    if (when_full == WhenFull::set_truncated)
        set_truncated();
    return false;
}

void ResponseWriter::write_record(const RRsetView& rrset, RRClass rr_class, Bytes rdata) noexcept
{
    names_.write(rrset.owner(), NameCase::of_earlier, out_);
    out_.write_u16(static_cast<std::uint16_t>(rrset.type()));
    out_.write_u16(static_cast<std::uint16_t>(rr_class));
    out_.write_u32(rrset.ttl().seconds());
    const std::size_t length_at = out_.size();
    out_.write_u16(0);
    write_rdata(rrset.type(), rdata);
    out_.patch_u16(length_at, static_cast<std::uint16_t>(out_.size() - length_at - 2));
}

void ResponseWriter::write_rdata(RRType type, Bytes rdata) noexcept
{
    const auto names = rdata::compressible_names(type);
    out_.write(rdata.first(names.fixed_before));
    rdata = rdata.subspan(names.fixed_before);
    for (unsigned i = 0; i < names.count; ++i) {
        const NameView name = NameView::trusted_at(rdata.data());
        names_.write(name, NameCase::as_written, out_);
        rdata = rdata.subspan(name.size());
    }
    out_.write(rdata);
}

std::size_t ResponseWriter::finish() noexcept
{
    flags_ =
        static_cast<std::uint16_t>(flags_ | (static_cast<std::uint16_t>(rcode_) & HeaderFlag::rcode_mask));
    out_.patch_u16(2, flags_);
    out_.patch_u16(4, question_count_);
    for (std::size_t section = 0; section < counts_.size(); ++section)
        out_.patch_u16(6 + 2 * section, counts_[section]);
    return out_.size();
}

} // namespace namu
