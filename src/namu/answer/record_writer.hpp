#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/dnssec/proof.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/zone/node_view.hpp"

namespace namu {

/// Puts RRsets of zones into a response, and with them what DNSSEC adds where the client wants it.
class RecordWriter {
public:
    RecordWriter(ResponseWriter& response, Dnssec dnssec) noexcept : response_{response}, dnssec_{dnssec} {}

    /// Adds an RRset of `node`, under whatever owner and TTL it goes out, and its signatures under the
    /// same (RFC 4035 §3.1.1, RFC 4034 §3). False where the RRset was left out.
    bool add(Section section, const NodeView& node, const RRsetView& rrset, WhenFull when_full) noexcept;

    /// Adds an RRset alone: a child's NS and its glue are not signed by the parent (RFC 4035 §2.2).
    bool add_unsigned(Section section, const RRsetView& rrset, WhenFull when_full) noexcept
    {
        return response_.add(section, rrset, when_full);
    }

    /// Adds the NSEC or NSEC3 records of a proof to the authority section.
    void add(const Proof& proof) noexcept;

    [[nodiscard]] bool wants_dnssec() const noexcept { return dnssec_ == Dnssec::add; }

private:
    ResponseWriter& response_;
    Dnssec dnssec_;
};

} // namespace namu
