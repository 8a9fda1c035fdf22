#include "namu/dnssec/canonical_octets.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/byte_writer.hpp"
#include "namu/dnssec/rrsig_fields.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/rr_class.hpp"

#include <algorithm>

#include <boost/assert.hpp>

namespace namu {
namespace {

void append(Bytes octets, OctetList& out)
{
    out.insert(out.end(), octets.begin(), octets.end());
}

void append_u16(std::uint16_t value, OctetList& out)
{
    out.push_back(static_cast<std::uint8_t>(value >> 8));
    out.push_back(static_cast<std::uint8_t>(value & 0xff));
}

void append_u32(std::uint32_t value, OctetList& out)
{
    append_u16(static_cast<std::uint16_t>(value >> 16), out);
    append_u16(static_cast<std::uint16_t>(value & 0xffff), out);
}

void append_rdata(RRType type, Bytes rdata, OctetList& out)
{
    // The canonical form is as long as the plain one.
    append_u16(static_cast<std::uint16_t>(rdata.size()), out);
    out.resize(out.size() + rdata.size());
    ByteWriter writer{MutableBytes{out}.last(rdata.size())};
    rdata::append_canonical(type, rdata, writer);
}

/// RFC 4034 §3.1.8.1: with fewer labels than the owner has, the RRset came from a wildcard.
Name signed_owner(NameView owner, std::size_t labels)
{
    const std::size_t own_labels = owner.label_count() - (owner.is_wildcard() ? 1U : 0U);
    BOOST_ASSERT(labels <= own_labels);
    if (labels == own_labels)
        return Name{owner};
    constexpr std::uint8_t asterisk[] = {'*'};
    return *Name::join(asterisk, owner.last_labels(labels));
}

} // namespace

void append_canonical(NameView name, OctetList& out)
{
    // Octets that tell the length of a label are below those of letters.
    std::ranges::transform(name.octets(), std::back_inserter(out),
                           [](std::uint8_t octet) { return to_lower(octet); });
}

void append_canonical(const RRsetView& rrset, NameView owner, std::uint32_t ttl, OctetList& out)
{
    for (const Bytes rdata : rrset) {
        append_canonical(owner, out);
        append_u16(static_cast<std::uint16_t>(rrset.type()), out);
        append_u16(static_cast<std::uint16_t>(RRClass::IN), out);
        append_u32(ttl, out);
        append_rdata(rrset.type(), rdata, out);
    }
}

void append_signed_octets(Bytes rrsig, const RRsetView& rrset, OctetList& out)
{
    const RrsigFields fields = read_rrsig(rrsig);
    append(fields.before_signer, out);
    append_canonical(fields.signer, out);
    append_canonical(rrset, signed_owner(rrset.owner(), fields.labels), fields.original_ttl, out);
}

} // namespace namu
