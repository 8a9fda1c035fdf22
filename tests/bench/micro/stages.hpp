#pragma once

#include "bench/questions/questions.hpp"
#include "namu/answer/job.hpp"
#include "namu/answer/responder.hpp"
#include "namu/answer/settings.hpp"
#include "namu/server/query_log/query_tap.hpp"
#include "namu/server/tally.hpp"
#include "namu/zone/catalog.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace namu::bench {

/// Behind those of answering stand what is counted of the answers, and what goes into a query log that takes all.
enum class Stage : std::uint8_t { parse, find, write, count, record };

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
    static constexpr std::size_t ring_records = 8192;

    void parse_all();
    void write_all();
    void count_all(std::chrono::steady_clock::time_point begin);
    void record_all();
    [[nodiscard]] Bytes reply(std::size_t number) const
    {
        return Bytes{replies_}.subspan(number * room, sizes_[number]);
    }

    View view_;
    Questions questions_;
    AnswerSettings settings_;
    Responder responder_{settings_};
    std::array<AnswerJob, batch> jobs_;
    std::vector<std::uint8_t> replies_;
    std::array<std::size_t, batch> sizes_{}; // of the replies
    server::Tally tally_{1};
    server::QueryTap tap_{0};
    server::QueryLog log_{server::QueryFilter{{}}, {std::make_shared<server::QueryRing>(ring_records)}};
};

} // namespace namu::bench
