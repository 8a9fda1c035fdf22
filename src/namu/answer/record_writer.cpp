#include "namu/answer/record_writer.hpp"

#include "namu/zone/zone.hpp"

#include <algorithm>

namespace namu {
namespace {

/// RFC 9077 §3: a denial is kept no longer than any other negative answer, whatever TTL it has in the
/// file. (Who asks for the record itself gets it as it stands there.)
RRsetView with_denial_ttl(const RRsetView& rrset, const Zone& zone) noexcept
{
    return rrset.with_ttl(std::min(rrset.ttl(), zone.negative_ttl()));
}

} // namespace

bool RecordWriter::add(Section section, const NodeView& node, const RRsetView& rrset,
                       WhenFull when_full) noexcept
{
    if (!wants_dnssec())
        return response_.add(section, rrset, when_full);
    const auto before = response_.mark();
    if (!response_.add(section, rrset, when_full))
        return false;
    const RRsetView signatures = node.find_signatures(rrset.type());
    if (!signatures.exists() ||
        response_.add(section, signatures.with_owner(rrset.owner()).with_ttl(rrset.ttl()), when_full))
        return true;
    // In the additional section alone an RRset may stand without its signatures (RFC 4035 §3.1.1).
    if (section == Section::additional)
        return true;
    if (when_full == WhenFull::leave_out)
        response_.rewind(before);
    return false;
}

void RecordWriter::add(const Proof& proof) noexcept
{
    for (std::size_t i = 0; i < proof.size(); ++i) {
        const NodeView node = proof[i];
        const RRType type =
            node.zone().denial().kind == DenialIndex::Kind::nsec3 ? RRType::NSEC3 : RRType::NSEC;
        add(Section::authority, node, with_denial_ttl(node.find(type), node.zone()), WhenFull::set_truncated);
    }
}

} // namespace namu
