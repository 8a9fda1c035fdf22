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

enum class Stage : std::uint8_t { parse, find, write };

/// Takes batches of questions through the stages of answering and measures one of them.
///
/// All run over each batch, as in a worker of the server, so that the one that is measured finds the caches as it
/// does there.
class Stages {
public:
    static constexpr std::size_t batch = 64;

    /// The catalog must outlive it.
    Stages(const Catalog& catalog, Questions questions);

    /// Answers one batch; the nanoseconds of that stage.
    [[nodiscard]] std::uint64_t run(Stage measured);

private:
    static constexpr std::size_t room = 4096;

    void parse_all();
    void write_all();

    View view_;
    Questions questions_;
    AnswerSettings settings_;
    Responder responder_{settings_};
    std::array<AnswerJob, batch> jobs_;
    std::vector<std::uint8_t> replies_;
};

} // namespace namu::bench
