#include "namu/dnssec/zonemd.hpp"
#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"

#include <map>
#include <string>
#include <utility>

namespace namu {
namespace {

const std::string hint = "make the digest again after every change, or remove the ZONEMD record";

/// Judges the ZONEMD records of a zone: one that fits is enough (RFC 8976 §4).
class DigestCheck {
public:
    DigestCheck(const SignedZone& zone, const CheckedRRset& digests, Diagnostics& diagnostics)
        : zone_{zone},
          digests_{digests},
          diagnostics_{diagnostics}
    {}

    void run()
    {
        count_kinds();
        for (const std::size_t record : digests_.in_file_order())
            judge(record);
        if (fits_)
            return;
        for (Diagnostic& fault : faults_)
            diagnostics_.report(std::move(fault));
        if (faults_.empty() && first_of_.empty())
            report_unsupported();
    }

private:
    using Kind = std::pair<std::uint8_t, std::uint8_t>;

    [[nodiscard]] ZonemdFields fields_of(std::size_t record) const
    {
        auto at = digests_.records().begin();
        for (std::size_t i = 0; i < record; ++i)
            ++at;
        return read_zonemd(*at);
    }

    static Kind kind_of(const ZonemdFields& fields) { return {fields.scheme, fields.hash_algorithm}; }

    void count_kinds()
    {
        for (const Bytes rdata : digests_.records())
            ++count_of_[kind_of(read_zonemd(rdata))];
    }

    void judge(std::size_t record)
    {
        const ZonemdFields fields = fields_of(record);
        if (count_of_[kind_of(fields)] > 1)
            return add_repeated(record, fields);
        const auto algorithm = zonemd_digest_algorithm(fields.hash_algorithm);
        if (fields.scheme != ZonemdFields::simple_scheme || !algorithm)
            return;
        if (fields.serial != zone_.zone().serial().value())
            return add_fault(dnssec_rule::zonemd_serial, record,
                             "the digest is one of the zone with serial " + std::to_string(fields.serial) +
                                 ", and the zone has " + std::to_string(zone_.zone().serial().value()));
        const OctetList digest = zone_digest(zone_.zone(), *algorithm);
        if (equal(digest, fields.digest))
            fits_ = true;
        else
            add_fault(dnssec_rule::zonemd_mismatch, record,
                      "this is not the digest of the zone: a record was changed, added or left out");
    }

    void add_fault(const DiagnosticRule& rule, std::size_t record, std::string message)
    {
        faults_.push_back({&rule, digests_.position(record).rdata(), std::move(message), hint, {}});
    }

    void add_repeated(std::size_t record, const ZonemdFields& fields)
    {
        const auto [first, is_first] = first_of_.try_emplace(kind_of(fields), record);
        if (is_first)
            return;
        diagnostics_.report(
            {&dnssec_rule::zonemd_repeated,
             digests_.position(record).owner(),
             "several ZONEMD records have the same scheme and hash algorithm, so none of them counts",
             "keep the one that belongs to the zone as it is",
             {{digests_.position(first->second).owner(), "the first one is here"}}});
    }

    void report_unsupported()
    {
        diagnostics_.report({&dnssec_rule::zonemd_unsupported,
                             digests_.first_written().rdata(),
                             "no digest of the zone has a scheme and hash algorithm that can be verified",
                             "use scheme 1 (SIMPLE) with hash algorithm 1 (SHA-384) or 2 (SHA-512)",
                             {}});
    }

    const SignedZone& zone_;
    const CheckedRRset& digests_;
    Diagnostics& diagnostics_;
    std::map<Kind, unsigned> count_of_;
    std::map<Kind, std::size_t> first_of_; // of kinds that there are several of
    std::vector<Diagnostic> faults_;
    bool fits_ = false;
};

} // namespace

void check_zonemd(const SignedZone& zone, Diagnostics& diagnostics)
{
    if (const auto digests = find_rrset(zone.input, zone.zone().apex_node(), RRType::ZONEMD))
        DigestCheck{zone, *digests, diagnostics}.run();
}

} // namespace namu
