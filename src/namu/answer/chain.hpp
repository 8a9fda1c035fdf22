#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/answer/chain_memory.hpp"
#include "namu/answer/observer.hpp"
#include "namu/answer/outcome_writers.hpp"
#include "namu/answer/record_writer.hpp"
#include "namu/answer/view.hpp"
#include "namu/dnssec/prover.hpp"
#include "namu/wire/dname.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/zone/catalog.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/targets.hpp"
#include "namu/zone/zone_find.hpp"

#include <algorithm>
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
    /// `client` is the address of who asks. The memory must stay as it is until the response is finished.
    ChainWriter(const View& view, Bytes client, ResponseWriter& response, RRType type, AnswerForm form,
                Observer& observer, ChainMemory& memory) noexcept
        : view_{view},
          client_{client},
          response_{response},
          records_{response, form.dnssec},
          observer_{observer},
          memory_{memory},
          type_{type},
          form_{form}
    {
        memory_.reset();
    }

    /// `proof` is that of the first lookup, where somebody has it and DNSSEC is wanted.
    void write(const HashedName& name, const CatalogEntry& entry, const Lookup& first,
               const Proof* proof = nullptr) noexcept
    {
        // RFC 1035 §4.1.1: AA speaks of the first owner name; a bare referral is none of ours.
        response_.set_authoritative(first.kind != Lookup::Kind::referral);
        Step step{name.name(), &entry, &first, proof};
        Next next = write_answer(step);
        while (next == Next::go_on) {
            observer_.followed(target_);
            next = look_up_target(step) ? write_answer(step) : Next::stop;
        }
        if (next == Next::finish)
            write_outcome(step);
        else
            write_proof(); // without an outcome of its own it has those of its wildcards to show
    }

private:
    enum class Next : std::uint8_t {
        go_on,  ///< to the target of an alias
        finish, ///< this step has the outcome
        stop,   ///< the chain ends without one: it leaves what is served, comes back, or is too long
    };

    struct Step {
        NameView name;
        const CatalogEntry* entry; ///< of the zone
        const Lookup* lookup;
        const Proof* proof = nullptr; ///< if it is known already
    };

    Next write_answer(const Step& step) noexcept
    {
        const Lookup& lookup = *step.lookup;
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
        Proof& proof = memory_.proof;
        const std::size_t before = proof.size();
        if (step.proof != nullptr)
            proof.add(*step.proof);
        else
            prove(*step.lookup, step.name, proof);
        if (proof.size() == before || !proof.mixes_zones())
            return true;
        proof.shrink(before);
        return false;
    }

    /// What the last step brings besides the answer section.
    void write_outcome(const Step& step) noexcept
    {
        const Lookup& lookup = *step.lookup;
        const bool is_found = lookup.kind == Lookup::Kind::found;
        const bool is_referral = lookup.kind == Lookup::Kind::referral;
        if (is_referral)
            write_referral(records_, lookup);
        else if (!is_found)
            write_negative(records_, *step.entry->zone);
        write_proof();
        // Last, as they are a courtesy.
        if (is_found && form_.authority_ns == AuthorityNs::add)
            write_authority_ns(records_, lookup, type_);
        if (is_referral || is_found)
            write_additional(records_, lookup, is_referral ? RRType::NS : type_);
    }

    void write_proof() noexcept
    {
        const Proof& proof = memory_.proof;
        records_.add(proof);
        for (std::size_t i = 0; i < proof.size(); ++i)
            observer_.proven(proof[i]);
    }

    Next write_alias(const Step& step) noexcept
    {
        if (is_loop(step))
            return Next::stop;
        const RRsetView& cname = step.lookup->rrset;
        if (!records_.add(Section::answer, step.lookup->node, cname.with_owner(step.name),
                          WhenFull::set_truncated))
            return Next::stop;
        target_ = sole_name(cname.front());
        return Next::go_on;
    }

    /// RFC 6672 §3.1: the DNAME, a CNAME made of it with its TTL, and on with the new name.
    Next write_redirect(const Step& step) noexcept
    {
        const RRsetView& dname = step.lookup->rrset;
        if (is_loop(step))
            return Next::stop;
        if (!was_added(dname) &&
            !records_.add(Section::answer, step.lookup->node, dname, WhenFull::set_truncated))
            return Next::stop;
        const auto target = substitute(step.name, dname.owner(), sole_name(dname.front()));
        if (!target) {
            observer_.name_overflowed(step.name, step.lookup->node);
            response_.set_rcode(Rcode::YXDOMAIN);
            return Next::stop;
        }
        if (!add_synthesized_alias(step.name, *target, dname.ttl()))
            return Next::stop;
        // RFC 6672 §3.1: the CNAME itself may be what was asked for.
        return type_ == RRType::CNAME || type_ == RRType::ANY ? Next::stop : Next::go_on;
    }

    /// Writes the CNAME, and makes its target the next one.
    bool add_synthesized_alias(NameView owner, NameView target, Ttl ttl) noexcept
    {
        std::uint8_t* const block = memory_.made[memory_.made_count++].data();
        store_u16(block, static_cast<std::uint16_t>(target.size()));
        copy_octets(block + 2, target.octets().data(), target.size());
        target_ = NameView::trusted(block + 2, target.size());
        const RRsetView alias{owner, RRType::CNAME, ttl, 1, {block, 2 + target.size()}};
        return response_.add(Section::answer, alias, WhenFull::set_truncated);
    }

    /// Makes the next step of the target; false where the chain leaves what is served here.
    bool look_up_target(Step& step) noexcept
    {
        if (const NodeView linked = linked_target(step); linked.exists()) {
            observer_.zone_chosen(target_, step.entry);
            memory_.lookup = step.entry->zone->find_from(linked, target_, type_, observer_);
            step = {target_, step.entry, &memory_.lookup};
            return true;
        }
        memory_.hashed.assign(target_);
        const CatalogEntry* const entry = view_.catalog->find(memory_.hashed, type_);
        observer_.zone_chosen(target_, entry);
        // RFC 1034 §4.3.2 step 3a: outside, the chain is what we know, and no error. What is closed to the client is
        // outside to it.
        if (entry == nullptr || entry->zone == nullptr || !view_.shows(*entry, client_))
            return false;
        memory_.lookup = entry->zone->find(memory_.hashed, type_, observer_);
        step = {target_, entry, &memory_.lookup};
        return true;
    }

    /// The target's node, where no other zone can be nearer to it.
    [[nodiscard]] NodeView linked_target(const Step& step) const noexcept
    {
        if (step.lookup->kind != Lookup::Kind::alias || step.entry->has_zones_below)
            return {};
        const NodeView target = step.entry->zone->alias_target(step.lookup->node);
        const bool is_parents = type_ == RRType::DS && target.exists() && target.is_apex();
        return is_parents ? NodeView{} : target;
    }

    /// Whether the chain was at this name before, or is too long; else remembers the name.
    bool is_loop(const Step& step) noexcept
    {
        const auto before = std::span{memory_.visited}.first(memory_.steps);
        const std::uint64_t hash = hash_name(step.name);
        if (memory_.steps == ChainMemory::max_steps || std::ranges::find(before, hash) != before.end()) {
            observer_.chain_stopped(step.name);
            return true;
        }
        memory_.visited[memory_.steps++] = hash;
        return false;
    }

    /// Each RRset stands in an answer once (RFC 2181 §5), also where a chain passes a DNAME twice.
    bool was_added(const RRsetView& dname) noexcept
    {
        if (is_known(dname))
            return true;
        memory_.dnames[memory_.dname_count++] = dname.block().data();
        return false;
    }

    /// Whether what was found at the end is a DNAME that the chain came by, under its own name.
    [[nodiscard]] bool is_in_answer(const Lookup& found) const noexcept
    {
        return type_ == RRType::DNAME && !found.from_wildcard && is_known(found.rrset);
    }

    [[nodiscard]] bool is_known(const RRsetView& dname) const noexcept
    {
        const auto added = std::span{memory_.dnames}.first(memory_.dname_count);
        return std::ranges::find(added, dname.block().data()) != added.end();
    }

    const View& view_;
    Bytes client_;
    ResponseWriter& response_;
    RecordWriter records_;
    Observer& observer_;
    ChainMemory& memory_;
    NameView target_; // of the alias that was written last
    RRType type_;
    AnswerForm form_;
};

} // namespace namu
