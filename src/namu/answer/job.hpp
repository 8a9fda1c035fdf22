#pragma once

#include "namu/answer/arrival.hpp"
#include "namu/answer/rejection.hpp"
#include "namu/answer/view.hpp"
#include "namu/base/bytes.hpp"
#include "namu/dnssec/proof.hpp"
#include "namu/wire/edns/option_requests.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/query.hpp"
#include "namu/zone/catalog.hpp"
#include "namu/zone/lookup.hpp"

#include <cstdint>
#include <span>

namespace namu {

/// One question on its way through the stages of answering: parse, find the zone, find the name, write.
///
/// A worker runs each stage over its whole batch, so that the cache misses of all its questions overlap;
/// what one stage found out is kept here for the next. Reused from batch to batch.
struct AnswerJob {
    enum class State : std::uint8_t {
        ignored,  ///< not a question at all: never answered
        rejected, ///< `rejection` is the answer
        chaos,    ///< about the server itself, in class CH
        open,     ///< to be answered from a zone
    };

    State state = State::ignored;
    Arrival arrival;
    Query query;
    OptionRequests options; ///< what the question asks for by EDNS
    const Rejection* rejection = nullptr;
    const View* view = nullptr; ///< what this client sees; set by the caller before `find_all`
    HashedName name;
    const CatalogEntry* entry = nullptr; ///< the zone, once found
    Lookup lookup;                       ///< what it knows, once found
    Proof proof;                         ///< what shows that to be true, where the client wants DNSSEC

    [[nodiscard]] bool wants_dnssec() const noexcept { return query.opt() && query.opt()->dnssec_ok(); }
};

/// Stage 1: reads the question where it lies; `message` and the address of `arrival` must live until the
/// answer is written.
void parse(AnswerJob& job, Bytes message, const Arrival& arrival) noexcept;

/// Turns a question away that could have been answered: its client may not ask here (RFC 8914 §4.19). Between stages 1
/// and 2.
void prohibit(AnswerJob& job) noexcept;

/// Stages 2 and 3 of a batch: for each question the zone nearest to its name, what that knows of the name, and the proof
/// of it where that is wanted. Each step is taken for all questions before the next one, and brings what the next one
/// reads into the cache, so the misses of all questions overlap. The views of the jobs must live until the answers are written.
void find_all(std::span<AnswerJob> jobs) noexcept;

} // namespace namu
