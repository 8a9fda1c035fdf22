#include "namu/wire/message_reader.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/base/byte_writer.hpp"
#include "namu/wire/edns/opt_view.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/unchecked_name.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace namu {
namespace {

/// RFC 2136 §2.4, §2.5: a record of these classes may stand for a whole RRset and then has no RDATA.
bool may_lack_rdata(RRClass rr_class) noexcept
{
    return rr_class == RRClass::ANY || rr_class == RRClass::NONE;
}

class MessageReader {
public:
    explicit MessageReader(Bytes octets) noexcept : octets_{octets}, at_{header_octets} {}

    Result<Message> read();

private:
    using Records = std::vector<Message::Record>;

    error_code read_questions(std::size_t count);
    error_code read_records(std::size_t count, Records& section);
    error_code read_record(Records& section);
    error_code read_opt(const Name& owner, const Records& section, ByteReader& fields);
    Result<Name> read_name();

    Bytes octets_;
    std::size_t at_;
    Message message_;
    std::array<std::uint8_t, rdata::max_octets> room_; // NOLINT: for one RDATA at a time
};

Result<Message> MessageReader::read()
{
    if (octets_.size() < header_octets)
        return WireError::cut_short;
    const HeaderView header{octets_};
    message_.id = header.id();
    message_.flags = header.flags();
    message_.rcode = header.rcode();
    if (const auto error = read_questions(header.question_count()))
        return error;
    if (const auto error = read_records(header.answer_count(), message_.answer))
        return error;
    if (const auto error = read_records(header.authority_count(), message_.authority))
        return error;
    if (const auto error = read_records(header.additional_count(), message_.additional))
        return error;
    if (at_ != octets_.size())
        return WireError::trailing_octets;
    return std::move(message_);
}

error_code MessageReader::read_questions(std::size_t count)
{
    for (; count > 0; --count) {
        const auto name = read_name();
        if (!name)
            return name.error();
        ByteReader fields{octets_, at_};
        const auto type = static_cast<RRType>(fields.read_u16());
        const auto rr_class = static_cast<RRClass>(fields.read_u16());
        if (fields.failed())
            return WireError::cut_short;
        message_.questions.push_back({*name, type, rr_class});
        at_ = fields.position();
    }
    return {};
}

error_code MessageReader::read_records(std::size_t count, Records& section)
{
    for (; count > 0; --count) {
        if (const auto error = read_record(section))
            return error;
    }
    return {};
}

error_code MessageReader::read_record(Records& section)
{
    const auto owner = read_name();
    if (!owner)
        return owner.error();
    ByteReader fields{octets_, at_};
    const auto type = static_cast<RRType>(fields.read_u16());
    if (type == RRType::OPT)
        return read_opt(*owner, section, fields);
    const auto rr_class = static_cast<RRClass>(fields.read_u16());
    const Ttl ttl = Ttl::from_wire(fields.read_u32());
    const std::size_t length = fields.read_u16();
    const std::size_t begin = fields.position();
    fields.read(length);
    if (fields.failed())
        return WireError::cut_short;

    ByteWriter uncompressed{room_};
    if (length != 0 || !may_lack_rdata(rr_class)) {
        if (const auto error = rdata::from_message(type, octets_, begin, length, uncompressed))
            return error;
    }
    const Bytes data = uncompressed.written();
    section.push_back({*owner, type, rr_class, ttl, {data.begin(), data.end()}});
    at_ = fields.position();
    return {};
}

/// RFC 6891 §6.1.1: one at most, in the additional section, owned by the root.
error_code MessageReader::read_opt(const Name& owner, const Records& section, ByteReader& fields)
{
    const std::uint16_t payload_size = fields.read_u16();
    const std::uint32_t ttl = fields.read_u32();
    const Bytes data = fields.read(fields.read_u16());
    if (fields.failed())
        return WireError::cut_short;
    if (message_.opt || &section != &message_.additional || !owner.is_root())
        return WireError::bad_opt;
    const auto view = OptView::parse(payload_size, ttl, data);
    if (!view)
        return view.error();

    Opt& opt = message_.opt.emplace();
    opt.payload_size = payload_size;
    opt.version = view->version();
    opt.flags = view->flags();
    for (ByteReader options{data}; !options.at_end();) {
        const auto code = static_cast<OptionCode>(options.read_u16());
        const Bytes value = options.read(options.read_u16());
        opt.options.push_back({code, {value.begin(), value.end()}});
    }
    message_.rcode = static_cast<Rcode>(static_cast<std::uint16_t>(message_.rcode) | view->rcode_bits());
    at_ = fields.position();
    return {};
}

Result<Name> MessageReader::read_name()
{
    const auto read = UncheckedName{octets_, at_}.read();
    if (!read)
        return read.error();
    at_ = read->end;
    return read->name;
}

} // namespace

Result<Message> read_message(Bytes octets)
{
    return MessageReader{octets}.read();
}

} // namespace namu
