#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/answer/dname.hpp"
#include "namu/answer/observer.hpp"
#include "namu/answer/outcome_writers.hpp"
#include "namu/answer/record_writer.hpp"
#include "namu/dnssec/proof.hpp"
#include "namu/dnssec/prover.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/zone/catalog.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/targets.hpp"
#include "namu/zone/zone_find.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace namu {

/// Writes the answer to one question: the first lookup, then the chain of aliases and redirections as
/// far as the served zones know it (RFC 1034 §4.3.2, RFC 6672 §3.2), then the outcome of its last name,
/// whose RCODE is the answer's (RFC 6604 §3). Sections are filled in their order, so the proofs of all
/// steps wait until the answer section is done.
///
/// The chain is bounded; one that comes back or becomes too long ends with what was collected.
template <typename Observer>
class ChainWriter {
public:
    /// Steps that an honest chain never needs.
    static constexpr std::size_t max_steps = 16;

    ChainWriter(const Catalog& catalog, ResponseWriter& response, RRType type, AnswerForm form,
                Observer& observer) noexcept
        : catalog_{catalog},
          response_{response},
          records_{response, form.dnssec},
          observer_{observer},
          type_{type},
          form_{form}
    {}

    void write(const HashedName& name, const CatalogEntry& entry, const Lookup& first) noexcept
    {
        // RFC 1035 §4.1.1: AA speaks of the first owner name; a bare referral is none of ours.
        response_.set_authoritative(first.kind != Lookup::Kind::referral);
        Step step{name.name(), entry.zone.get(), first};
        Next next = write_answer(step);
        while (next == Next::go_on) {
            observer_.followed(target_);
            next = look_up_target(step) ? write_answer(step) : Next::stop;
        }
        // Without an outcome of its own a chain that stops has the proofs of its wildcards to show.
        if (next == Next::stop)
            step.lookup = {};
        write_authority(step);
        if (next == Next::finish)
            write_additional(step);
    }

private:
    enum class Next : std::uint8_t {
        go_on,  ///< to the target of an alias
        finish, ///< this step has the outcome
        stop,   ///< the chain ends without one: it leaves what is served, comes back, or is too long
    };

    struct Step {
        NameView name;
        const Zone* zone;
        Lookup lookup;
    };

    Next write_answer(const Step& step) noexcept
    {
        const Lookup& lookup = step.lookup;
        if (!collect_proof(step))
            return Next::stop;
        switch (lookup.kind) {
        case Lookup::Kind::found:
            if (!is_in_answer(lookup))
                write_found(records_, lookup, step.name, type_, form_.any);
            return Next::finish;
        case Lookup::Kind::alias: return write_alias(step);
        case Lookup::Kind::redirect: return write_redirect(step);
        case Lookup::Kind::name_error: response_.set_rcode(Rcode::NXDOMAIN); return Next::finish;
        case Lookup::Kind::referral:
        case Lookup::Kind::no_data: return Next::finish;
        case Lookup::Kind::outside: return Next::stop;
        }
        return Next::stop;
    }

    /// False where the proofs of this step and of earlier ones cannot stand in one message: the chain ends
    /// before it, as at the border of what is served, and the client asks on.
    bool collect_proof(const Step& step) noexcept
    {
        if (!records_.wants_dnssec())
            return true;
        const std::size_t before = proof_.size();
        prove(step.lookup, step.name, proof_);
        if (proof_.size() == before || !proof_.mixes_zones())
            return true;
        proof_.shrink(before);
        return false;
    }

    void write_authority(const Step& step) noexcept
    {
        switch (step.lookup.kind) {
        case Lookup::Kind::name_error:
        case Lookup::Kind::no_data: write_negative(records_, *step.zone); break;
        case Lookup::Kind::referral: write_referral(records_, step.lookup); break;
        default: break;
        }
        records_.add(proof_);
        for (std::size_t i = 0; i < proof_.size(); ++i)
            observer_.proven(proof_[i]);
        // Last, as they are a courtesy.
        if (step.lookup.kind == Lookup::Kind::found && form_.authority_ns == AuthorityNs::add)
            write_authority_ns(records_, step.lookup, type_);
    }

    void write_additional(const Step& step) noexcept
    {
        if (step.lookup.kind == Lookup::Kind::referral)
            namu::write_additional(records_, step.lookup, RRType::NS);
        else if (step.lookup.kind == Lookup::Kind::found)
            namu::write_additional(records_, step.lookup, type_);
    }

    Next write_alias(const Step& step) noexcept
    {
        if (is_loop(step.name))
            return Next::stop;
        if (!records_.add(Section::answer, step.lookup.node, step.lookup.rrset.with_owner(step.name),
                          WhenFull::set_truncated))
            return Next::stop;
        target_ = Name{sole_name(step.lookup.rrset.front())};
        return Next::go_on;
    }

    /// RFC 6672 §3.1: the DNAME, a CNAME made of it with its TTL, and on with the new name.
    Next write_redirect(const Step& step) noexcept
    {
        const RRsetView& dname = step.lookup.rrset;
        if (is_loop(step.name))
            return Next::stop;
        if (!was_added(dname) &&
            !records_.add(Section::answer, step.lookup.node, dname, WhenFull::set_truncated))
            return Next::stop;
        const auto target = substitute(step.name, dname.owner(), sole_name(dname.front()));
        if (!target) {
            observer_.name_overflowed(step.name, step.lookup.node);
            response_.set_rcode(Rcode::YXDOMAIN);
            return Next::stop;
        }
        if (!add_synthesized_alias(step.name, *target, dname.ttl()))
            return Next::stop;
        target_ = *target;
        // RFC 6672 §3.1: the CNAME itself may be what was asked for.
        return type_ == RRType::CNAME || type_ == RRType::ANY ? Next::stop : Next::go_on;
    }

    bool add_synthesized_alias(NameView owner, const Name& target, Ttl ttl) noexcept
    {
        std::array<std::uint8_t, 2 + max_name_octets> block;
        const Bytes octets = target.octets();
        store_u16(block.data(), static_cast<std::uint16_t>(octets.size()));
        std::ranges::copy(octets, block.begin() + 2);
        const RRsetView alias{owner, RRType::CNAME, ttl, 1, Bytes{block}.first(2 + octets.size())};
        return response_.add(Section::answer, alias, WhenFull::set_truncated);
    }

    /// Makes the next step of the target; false where the chain leaves what is served here.
    bool look_up_target(Step& step) noexcept
    {
        current_ = target_;
        hashed_.assign(current_);
        const CatalogEntry* const entry = catalog_.find(hashed_, type_);
        observer_.zone_chosen(current_, entry);
        // RFC 1034 §4.3.2 step 3a: outside, the chain is what we know, and no error.
        if (entry == nullptr || entry->zone == nullptr)
            return false;
        step = {current_, entry->zone.get(), entry->zone->find(hashed_, type_, observer_)};
        return true;
    }

    /// Whether the chain was at this name before, or is too long; else remembers the name.
    bool is_loop(NameView name) noexcept
    {
        const std::uint64_t hash = hash_name(name);
        const auto before = std::span{visited_}.first(steps_);
        if (steps_ == max_steps || std::ranges::find(before, hash) != before.end()) {
            observer_.chain_stopped(name);
            return true;
        }
        visited_[steps_++] = hash;
        return false;
    }

    /// Each RRset stands in an answer once (RFC 2181 §5), also where a chain passes a DNAME twice.
    bool was_added(const RRsetView& dname) noexcept
    {
        if (is_known(dname))
            return true;
        dnames_[dname_count_++] = dname.block().data();
        return false;
    }

    /// Whether what was found at the end is a DNAME that the chain came by, under its own name.
    [[nodiscard]] bool is_in_answer(const Lookup& found) const noexcept
    {
        return type_ == RRType::DNAME && !found.from_wildcard && is_known(found.rrset);
    }

    [[nodiscard]] bool is_known(const RRsetView& dname) const noexcept
    {
        const auto added = std::span{dnames_}.first(dname_count_);
        return std::ranges::find(added, dname.block().data()) != added.end();
    }

    const Catalog& catalog_;
    ResponseWriter& response_;
    RecordWriter records_;
    Observer& observer_;
    RRType type_;
    AnswerForm form_;
    Name target_;
    Name current_;
    HashedName hashed_;
    Proof proof_;
    std::array<std::uint64_t, max_steps> visited_;      // filled as far as steps_
    std::array<const std::uint8_t*, max_steps> dnames_; // filled as far as dname_count_
    std::size_t steps_ = 0;
    std::size_t dname_count_ = 0;
};

} // namespace namu
