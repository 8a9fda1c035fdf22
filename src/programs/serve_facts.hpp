#pragma once

#include "namu/monitor/facts.hpp"
#include "programs/serve_reloads.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace namu {

/// What the pages of a server tell, and `namu ctl stats`.
class ServeFacts final : public monitor::Facts {
public:
    /// The others outlive it. Only to be asked once the server is open.
    ServeFacts(const ServeParts& parts, const ServeReloads& reloads) : parts_{parts}, reloads_{reloads} {}

    [[nodiscard]] server::ServerTotals totals() const override;
    [[nodiscard]] std::vector<monitor::ZoneFacts> zones(std::size_t most) const override;
    [[nodiscard]] monitor::ZoneCounts zone_counts() const override;
    [[nodiscard]] monitor::ReloadFacts reloads() const override { return reloads_.facts(); }
    [[nodiscard]] std::string why_not_ready() const override;
    [[nodiscard]] std::size_t workers() const override;
    [[nodiscard]] monitor::LogFacts log() const override { return parts_.log.facts(); }
    [[nodiscard]] monitor::QueryLogFacts query_log() const override { return parts_.query_log->facts(); }

private:
    ServeParts parts_;
    const ServeReloads& reloads_;
};

} // namespace namu
