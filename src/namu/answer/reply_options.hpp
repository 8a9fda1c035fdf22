#pragma once

#include "namu/answer/cookies.hpp"
#include "namu/answer/job.hpp"
#include "namu/answer/settings.hpp"
#include "namu/wire/edns/extended_error.hpp"
#include "namu/wire/edns/opt_writer.hpp"
#include "namu/zone/zone.hpp"

#include <optional>

namespace namu {

/// What the options of a reply depend on besides its question.
struct ReplyFacts {
    /// The zone that the reply is made of: the one nearest to the name asked for. None where it is refused or
    /// the question is faulty.
    const Zone* zone = nullptr;
    bool is_authoritative = false;
    CookieVerdict cookie = {};
    std::optional<ExtendedError> error = {};

    /// Begins the next reply; the octets of a cookie that is not there stay as they are.
    void reset() noexcept
    {
        zone = nullptr;
        is_authoritative = false;
        cookie.state = CookieState::absent;
        error.reset();
    }
};

/// Writes the cookie of a reply, where it has one.
void write_cookie(OptWriter& out, const ReplyFacts& facts) noexcept;

/// Writes the options of a reply: those that were asked for, the channel for reports, and what went wrong.
/// An option that does not fit is left out; the words about an error go first, since they come last
/// (RFC 8914 §3).
void write_options(OptWriter& out, const AnswerJob& job, const ReplyFacts& facts,
                   const AnswerSettings& settings) noexcept;

} // namespace namu
