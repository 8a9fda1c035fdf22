#pragma once

#include "namu/answer/chain_memory.hpp"
#include "namu/answer/cookies.hpp"
#include "namu/answer/job.hpp"
#include "namu/answer/reply_options.hpp"
#include "namu/answer/settings.hpp"
#include "namu/answer/view.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/zone/catalog.hpp"

#include <cstddef>

namespace namu {

/// Stage 4 of answering, and all stages in one for callers without batches.
///
/// One object for each worker: it holds the writer's tables. Only the constructor allocates.
class Responder {
public:
    /// The settings must outlive the responder. Throws what CookieJar throws.
    explicit Responder(const AnswerSettings& settings)
        : settings_{&settings},
          cookies_{settings.cookie_secrets}
    {}

    /// From now on these settings hold, as long as they live or until others are used. Only where they are others it
    /// allocates; where that fails, the secrets of cookies stay those before.
    void use(const AnswerSettings& settings) noexcept
    {
        if (&settings != settings_)
            change_to(settings);
    }

    /// The least room for a reply that `write` may be given, in octets.
    static constexpr std::size_t min_room = 512;

    /// Writes the answer to a job that went through the stages before; its size in octets, or 0 where
    /// nothing is sent. Uses no more of `room` than the client and the settings allow.
    [[nodiscard]] std::size_t write(const AnswerJob& job, MutableBytes room) noexcept;

    /// Instead of the answer that `write` has just made for this job: one without data that asks the client to come again
    /// over TCP, and has its cookie, which would have spared it that. No longer than the question but for these.
    [[nodiscard]] std::size_t write_truncated(const AnswerJob& job, MutableBytes room) noexcept;

    /// Whether the answer written last went to a client whose cookie shows that its address is no lie.
    [[nodiscard]] bool had_good_cookie() const noexcept { return facts_.cookie.state == CookieState::good; }

    /// All four stages for one message, to a client that sees all of these zones.
    [[nodiscard]] std::size_t answer(Bytes message, const Arrival& arrival, const Catalog& catalog,
                                     MutableBytes room) noexcept;

    /// Of the reply that `write` wrote last.
    [[nodiscard]] Rcode rcode() const noexcept { return response_.rcode(); }
    /// What the cookie of the question that `write` answered last was worth.
    [[nodiscard]] CookieState cookie() const noexcept { return facts_.cookie.state; }

private:
    void change_to(const AnswerSettings& settings) noexcept;
    [[nodiscard]] const Rejection* judge_cookie(const AnswerJob& job) const noexcept;
    [[nodiscard]] std::size_t limit(const AnswerJob& job, std::size_t room) const noexcept;
    [[nodiscard]] OptFields opt_fields(const AnswerJob& job) const noexcept;
    void reject(const Rejection& rejection) noexcept;
    void start(const AnswerJob& job, MutableBytes room) noexcept;
    void write_open(const AnswerJob& job) noexcept;
    [[nodiscard]] std::size_t finish(const AnswerJob& job) noexcept;

    const AnswerSettings* settings_;
    CookieJar cookies_;
    ResponseWriter response_;
    AnswerJob job_;      // of `answer`
    ReplyFacts facts_;   // of the reply being written
    ChainMemory memory_; // of its chain
};

} // namespace namu
