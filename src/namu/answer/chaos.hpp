#pragma once

#include "namu/answer/settings.hpp"
#include "namu/wire/query.hpp"
#include "namu/wire/response_writer.hpp"

namespace namu {

/// Answers `version.bind.`, `version.server.`, `id.server.` and `hostname.bind.` in class CH (RFC 4892)
/// with what the operator chose to tell. False, and nothing written, where that is nothing or the
/// question is another one.
bool write_chaos(ResponseWriter& response, const Query& query, const AnswerSettings& settings) noexcept;

} // namespace namu
