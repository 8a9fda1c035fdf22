#pragma once

#include "namu/base/result.hpp"
#include "namu/log/target.hpp"
#include "namu/monitor/facts.hpp"
#include "namu/server/query_log/query_log.hpp"
#include "namu/server/server.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace namu::monitor {

/// Where the query log goes, and what goes into it.
struct QueryLogChoice {
    std::string to = "stderr"; ///< what `log::open_target` takes
    log::Format format = log::Format::text;
    /// With `why` every line is JSON, whatever the format.
    server::QueryLogSettings what = {};

    friend bool operator==(const QueryLogChoice&, const QueryLogChoice&) = default;
};

/// Switches the query log of a server on and off, and writes it with a thread of its own, which is there only while the
/// log is on. Workers never wait for it: what it cannot write in time is dropped, counted, and said in the log.
///
/// Thread safety: none; the thread is its own. The server must outlive it.
class QueryLogger {
public:
    /// \param ring_records  so many questions of each worker wait to be written at most; a power of two
    explicit QueryLogger(server::Server& server, std::size_t ring_records = usual_ring_records);
    ~QueryLogger();
    QueryLogger(const QueryLogger&) = delete;
    QueryLogger& operator=(const QueryLogger&) = delete;

    /// Switches it on, or to another choice. Errors are those of open(2), for a file; then nothing is different.
    Result<void> switch_on(const QueryLogChoice& choice);
    /// Writes what is there, and no more.
    void switch_off();
    /// What it was switched on with; none while it is off.
    [[nodiscard]] const std::optional<QueryLogChoice>& choice() const noexcept { return choice_; }

    /// Opens its file anew, after it has been moved away. On an error the old one stays in use.
    Result<void> reopen();

    [[nodiscard]] QueryLogFacts facts() const;

    static constexpr std::size_t usual_ring_records = 8192;

private:
    class Writer;

    server::Server& server_;
    std::size_t ring_records_;
    std::optional<QueryLogChoice> choice_;
    std::vector<std::shared_ptr<server::QueryRing>> rings_; // of all workers; for good once it was on
    std::unique_ptr<Writer> writer_;
    std::uint64_t lost_before_ = 0; // by writers that are gone
};

} // namespace namu::monitor
