#pragma once

#include "namu/answer/job.hpp"
#include "namu/base/address_table.hpp"
#include "namu/net/prefix.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/stored_name.hpp"

#include <cstdint>
#include <vector>

namespace namu::server {

/// Which questions the query log is for, as an operator says it; what is left empty matches everything.
struct QueryLogSettings {
    std::vector<net::Prefix> clients = {};
    std::vector<StoredName> zones = {}; ///< those that answer, by apex
    std::vector<RRType> types = {};
    std::vector<Rcode> rcodes = {};
    std::uint32_t sample = 1; ///< one out of so many of those that match
    bool why = false;         ///< with the path to each answer

    friend bool operator==(const QueryLogSettings&, const QueryLogSettings&) = default;
};

/// The same in the form that workers judge by.
///
/// Thread safety: never changes after construction.
class QueryFilter {
public:
    explicit QueryFilter(QueryLogSettings settings);

    /// Whether a question that has been through all stages matches, sampling aside. Never allocates.
    [[nodiscard]] bool matches(const AnswerJob& job, Rcode rcode) const noexcept;

    [[nodiscard]] const QueryLogSettings& settings() const noexcept { return settings_; }

private:
    QueryLogSettings settings_;
    AddressTable clients_; // to 1
};

} // namespace namu::server
