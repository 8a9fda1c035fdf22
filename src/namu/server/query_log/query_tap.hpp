#pragma once

#include "namu/answer/job.hpp"
#include "namu/answer/responder.hpp"
#include "namu/base/bytes.hpp"
#include "namu/net/socket_address.hpp"
#include "namu/server/query_log/query_log.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace namu::server {

/// One worker's part of the query log. Never allocates and never waits.
///
/// Thread safety: none; it is the worker's own.
class QueryTap {
public:
    /// `worker` is its number.
    explicit QueryTap(std::size_t worker) noexcept : worker_{worker} {}

    /// Before the first question of a batch that came to that listener: the batch has one time.
    void begin(std::size_t listener) noexcept
    {
        listener_ = static_cast<std::uint16_t>(listener);
        time_ = std::chrono::system_clock::now();
    }

    /// Records a question that has been through all stages, where it matches. `reply` is what goes out, none where
    /// nothing does.
    void record(const QueryLog& log, const AnswerJob& job, const Responder& responder,
                const net::SocketAddress& client, Bytes reply) noexcept;

private:
    void fill(QueryRecord& record, const AnswerJob& job, const Responder& responder,
              Bytes reply) const noexcept;

    std::size_t worker_;
    std::uint16_t listener_ = 0;
    std::chrono::system_clock::time_point time_;
    std::uint32_t passed_over_ = 0; // of those that match, since the last that was taken
};

} // namespace namu::server
