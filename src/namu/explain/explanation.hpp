#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/answer/view.hpp"
#include "namu/base/bytes.hpp"
#include "namu/explain/record_places.hpp"
#include "namu/explain/step.hpp"
#include "namu/wire/query.hpp"

#include <cstdint>
#include <vector>

namespace namu {

/// Why a question gets its answer.
struct Explanation {
    bool is_rejected = false; ///< by what the question is, whatever the zones hold
    std::vector<ExplainStep> steps;
    std::vector<std::uint8_t>
        answer; ///< the message as it would leave, with room for all of it; empty where rejected
};

/// What of a client an answer depends on.
struct ExplainedClient {
    const View& view;   ///< the zones that it sees
    Bytes address = {}; ///< 4 or 16 octets; may be empty where no zone is closed to anybody
    AnswerForm form = {};
};

/// Answers a question as the server would, and tells each step. The views must hold zones of which `places` knows, if it
/// knows any.
[[nodiscard]] Explanation explain(const Query& query, const ExplainedClient& client,
                                  const RecordPlaces& places);

} // namespace namu
