#include "namu/server/query_log/query_filter.hpp"

#include <algorithm>
#include <utility>

namespace namu::server {
namespace {

AddressTable table_of(const std::vector<net::Prefix>& prefixes)
{
    std::vector<AddressTable::Row> rows;
    for (const net::Prefix& prefix : prefixes)
        rows.push_back({prefix.octets(), 1});
    return AddressTable{rows};
}

template <typename Value>
bool has(const std::vector<Value>& values, const Value& value) noexcept
{
    return values.empty() || std::ranges::find(values, value) != values.end();
}

} // namespace

QueryFilter::QueryFilter(QueryLogSettings settings)
    : settings_{std::move(settings)},
      clients_{table_of(settings_.clients)}
{
    settings_.sample = std::max(settings_.sample, std::uint32_t{1});
}

bool QueryFilter::matches(const AnswerJob& job, Rcode rcode) const noexcept
{
    if (!has(settings_.rcodes, rcode))
        return false;
    if (!settings_.types.empty() && !(job.query.has_question() && has(settings_.types, job.query.type())))
        return false;
    if (!settings_.zones.empty() && (job.entry == nullptr || !has(settings_.zones, job.entry->apex)))
        return false;
    return settings_.clients.empty() || clients_.find(job.arrival.address) != 0;
}

} // namespace namu::server
