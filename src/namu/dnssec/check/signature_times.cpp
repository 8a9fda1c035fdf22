#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/check/time_text.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace namu {
namespace {

constexpr std::chrono::days soon{7};

/// Of the signatures with one fault of time: how many there are, and the one that was written first. A zone is
/// signed all at once, so a report of each would say the same a thousand times.
class Found {
public:
    void add(const CheckedSignature& signature, std::chrono::sys_seconds time)
    {
        ++count_;
        if (first_ && !comes_before(signature.position(), first_->where))
            return;
        first_ = First{signature.position(),
                       "the signature over the " + to_text(signature.fields.covered) + " records of " +
                           quoted(signature.from.owner()),
                       time};
    }

    /// `verb` goes between the signature and its time.
    void report(const DiagnosticRule& rule, const std::string& verb, const std::string& hint,
                Diagnostics& diagnostics) const
    {
        if (!first_)
            return;
        std::string message = first_->what + ' ' + verb + ' ' + time_text(first_->time);
        if (count_ > 1)
            message += "; so it is with " + std::to_string(count_ - 1) + " more of the zone";
        diagnostics.report({&rule, first_->where.rdata(), std::move(message), hint, {}});
    }

private:
    struct First {
        RecordPosition where;
        std::string what;
        std::chrono::sys_seconds time;
    };

    std::size_t count_ = 0;
    std::optional<First> first_;
};

} // namespace

void check_signature_times(const SignedZone& zone, Diagnostics& diagnostics)
{
    Found expired;
    Found not_yet_valid;
    Found expires_soon;
    for_each_signature(zone, [&](const CheckedSignature& signature) {
        const auto from = time_of(signature.fields.inception, zone.now);
        const auto until = time_of(signature.fields.expiration, zone.now);
        if (until < zone.now)
            expired.add(signature, until);
        else if (from > zone.now)
            not_yet_valid.add(signature, from);
        else if (until < zone.now + soon)
            expires_soon.add(signature, until);
    });
    const std::string sign_again = "sign the zone again";
    expired.report(dnssec_rule::signature_expired, "has expired on", sign_again, diagnostics);
    expires_soon.report(dnssec_rule::signature_expires_soon, "expires on", sign_again + " before that",
                        diagnostics);
    not_yet_valid.report(dnssec_rule::signature_not_yet_valid, "is good only from",
                         "correct the clock of the signer, and " + sign_again, diagnostics);
}

} // namespace namu
