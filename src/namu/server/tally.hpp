#pragma once

#include "namu/answer/job.hpp"
#include "namu/answer/responder.hpp"
#include "namu/base/bytes.hpp"
#include "namu/metrics/counter.hpp"
#include "namu/metrics/histogram.hpp"
#include "namu/server/counted_types.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::server {

/// What became of a question that a zone of ours was responsible for.
enum class ZoneResult : std::uint8_t { answer, referral, no_data, name_error, error };
inline constexpr std::size_t zone_result_count = 5;
template <typename Number>
using ZoneNumbers = std::array<Number, zone_result_count>;

/// Numbers about questions and answers: `metrics::Counter` where they are counted, plain ones where they are added up.
template <typename Number>
struct TallyNumbers {
    /// Above the known response codes (IANA registry "DNS RCODEs").
    static constexpr std::size_t other_rcode = 24;

    std::array<std::array<Number, 2>, 2> queries{}; ///< by Transport; IPv4, IPv6
    std::array<Number, CountedTypes::count> types{};
    std::array<Number, other_rcode + 1> rcodes{}; ///< of responses
    std::array<Number, 5> cookies{};              ///< of questions that got a response, by CookieState
    Number with_edns{};
    Number with_do{};
    Number truncated{}; ///< responses with TC
    Number dropped{};   ///< questions that were given no response
    Number ignored{};   ///< messages that are no question
};

/// What one worker counts of the questions that it answers.
///
/// Counting is a handful of plain additions in memory that no other worker touches; the clock is read twice for a batch,
/// not for a question. Nothing allocates but the constructor.
///
/// Thread safety: the worker counts; any thread reads.
class alignas(64) Tally {
public:
    /// Zones that a CatalogEntry numbers 1 to `zones` are counted each for itself, all others as number 0.
    explicit Tally(std::size_t zones) : zones_(zones + 1) {}

    /// Counts a question that has been through all stages. `reply` is what goes out, none where nothing does.
    void count(const AnswerJob& job, const Responder& responder, Bytes reply) noexcept;

    /// `questions` more have been answered since `begin`, when they were taken up together. Each of them waited until all
    /// were done.
    void observe(Transport transport, std::size_t questions,
                 std::chrono::steady_clock::time_point begin) noexcept
    {
        handling_[static_cast<std::size_t>(transport)].observe(std::chrono::steady_clock::now() - begin,
                                                               questions);
    }

    [[nodiscard]] const TallyNumbers<metrics::Counter>& numbers() const noexcept { return numbers_; }
    [[nodiscard]] const std::vector<ZoneNumbers<metrics::Counter>>& zones() const noexcept { return zones_; }
    [[nodiscard]] const metrics::DurationHistogram& handling(Transport transport) const noexcept
    {
        return handling_[static_cast<std::size_t>(transport)];
    }

private:
    void count_question(const AnswerJob& job) noexcept;

    TallyNumbers<metrics::Counter> numbers_;
    std::array<metrics::DurationHistogram, 2> handling_; // by Transport
    std::vector<ZoneNumbers<metrics::Counter>> zones_;
};

} // namespace namu::server
