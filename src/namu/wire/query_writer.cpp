#include "namu/wire/query_writer.hpp"

#include "namu/base/byte_writer.hpp"
#include "namu/wire/edns/opt_writer.hpp"

#include <cstddef>

#include <boost/assert.hpp>

namespace namu {
namespace {

std::size_t size_of(const Opt& opt)
{
    std::size_t size = opt_fixed_octets;
    for (const EdnsOption& option : opt.options)
        size += 4 + option.data.size();
    return size;
}

void write_opt(const Opt& opt, ByteWriter& out)
{
    const OptFields fields{
        .payload_size = opt.payload_size, .version = opt.version, .dnssec_ok = opt.dnssec_ok()};
    OptWriter writer{out, fields, Rcode::NOERROR};
    for (const EdnsOption& option : opt.options)
        writer.add(option.code, option.data);
}

} // namespace

std::vector<std::uint8_t> write_query(std::uint16_t id, std::uint16_t flags, const Question& question,
                                      const std::optional<Opt>& opt)
{
    BOOST_ASSERT(!opt || size_of(*opt) <= opt_fixed_octets + UINT16_MAX);
    std::vector<std::uint8_t> octets(header_octets + question.name.octets().size() + 4 +
                                     (opt ? size_of(*opt) : 0));
    ByteWriter out{octets};
    out.write_u16(id);
    out.write_u16(flags);
    out.write_u16(1); // questions
    out.write_u16(0);
    out.write_u16(0);
    out.write_u16(opt ? 1 : 0); // additional records
    out.write(question.name.octets());
    out.write_u16(static_cast<std::uint16_t>(question.type));
    out.write_u16(static_cast<std::uint16_t>(question.rr_class));
    if (opt)
        write_opt(*opt, out);
    BOOST_ASSERT(!out.failed() && out.size() == octets.size());
    return octets;
}

} // namespace namu
