#pragma once

#include "bench/questions/questions.hpp"
#include "namu/answer/job.hpp"
#include "namu/answer/responder.hpp"
#include "namu/answer/settings.hpp"
#include "namu/zone/catalog.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::bench {

/// What answering came to.
struct Answered {
    std::uint64_t answers = 0;
    std::uint64_t octets = 0;
    std::array<std::uint64_t, 16> rcodes{};
};

/// Answers questions as a worker of the server does, batch by batch and stage by stage, but without sockets.
class BatchAnswerer {
public:
    /// The catalog must outlive it.
    explicit BatchAnswerer(const Catalog& catalog);

    /// Takes the next `count` questions. Not inlined, so that a profile shows it.
    [[gnu::noinline]] Answered answer(Questions& questions, std::size_t count);

private:
    static constexpr std::size_t batch = 64;
    static constexpr std::size_t room = 4096;

    void answer_batch(Questions& questions, std::size_t count, Answered& answered);

    View view_;
    AnswerSettings settings_;
    Responder responder_{settings_};
    std::array<AnswerJob, batch> jobs_;
    std::vector<std::uint8_t> replies_;
};

} // namespace namu::bench
