#include "namu/resolve/reply_to.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/unchecked_name.hpp"

namespace namu::resolve {

bool is_reply_to(std::uint16_t id, const Question& question, Bytes reply)
{
    if (reply.size() < header_octets)
        return false;
    const HeaderView header{reply};
    if (header.id() != id || !header.is_response())
        return false;
    if (header.question_count() == 0)
        return true;
    const auto name = UncheckedName{reply, header_octets}.read();
    if (!name)
        return true;
    ByteReader fields{reply, name->end};
    const auto type = static_cast<RRType>(fields.read_u16());
    const auto rr_class = static_cast<RRClass>(fields.read_u16());
    return fields.failed() || question == Question{name->name, type, rr_class};
}

} // namespace namu::resolve
