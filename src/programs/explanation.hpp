#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/zone/catalog.hpp"

#include <string>
#include <vector>

namespace namu {

struct ExplainedQuestion {
    Name name;
    RRType type = RRType::A;
    Dnssec dnssec = Dnssec::leave_out;
};

/// The steps by which a question gets its answer from these zones, and the answer as it would leave. `zones` tells where
/// records were written, as far as it knows.
[[nodiscard]] std::string explain(const ExplainedQuestion& question, const std::vector<LoadedZone>& zones,
                                  const Catalog& catalog);

} // namespace namu
