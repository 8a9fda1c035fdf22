#include "programs/cache_report.hpp"

#include "namu/wire/message_text.hpp"

#include <string_view>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;
using resolve::CacheEntry;
using resolve::Rank;

std::string_view word_of(CacheEntry::Kind kind)
{
    switch (kind) {
    case CacheEntry::Kind::records: return "records";
    case CacheEntry::Kind::no_data: return "no such records";
    case CacheEntry::Kind::name_error: return "no such name";
    }
    return {};
}

std::string_view word_of(Rank rank)
{
    switch (rank) {
    case Rank::glue: return "glue";
    case Rank::referral: return "referral";
    case Rank::answer: return "answer";
    case Rank::authoritative: return "authoritative";
    }
    return {};
}

/// Calls `visit` with each entry that may still be used.
template <typename Visit>
void for_each_good(const resolve::Cache& cache, Clock::Time now, Visit&& visit)
{
    for (const auto& [key, entry] : cache.entries()) {
        if (entry.until > now)
            visit(key, entry);
    }
}

} // namespace

std::string cache_text(const resolve::Cache& cache, Clock::Time now)
{
    std::string text;
    for_each_good(cache, now, [&](const resolve::Cache::Key& key, const CacheEntry& entry) {
        if (entry.kind != CacheEntry::Kind::records) {
            const bool is_of_name = entry.kind == CacheEntry::Kind::name_error;
            text += key.first.to_text() + " " + std::to_string((entry.until - now).count()) + " " +
                    (is_of_name ? "" : to_text(key.second) + " ") + std::string{word_of(entry.kind)} + "\n";
            return;
        }
        for (const Message::Record& record : entry.aged(now))
            text += to_text(record) + "  ; " + std::string{word_of(entry.rank)} + "\n";
    });
    return text.empty() ? "nothing is remembered\n" : text;
}

json::array cache_json(const resolve::Cache& cache, Clock::Time now)
{
    json::array entries;
    for_each_good(cache, now, [&](const resolve::Cache::Key& key, const CacheEntry& entry) {
        json::array records;
        for (const Message::Record& record : entry.records)
            records.emplace_back(rdata_text(record));
        entries.push_back({{"name", key.first.to_text()},
                           {"type", entry.kind == CacheEntry::Kind::name_error ? "any" : to_text(key.second)},
                           {"kind", word_of(entry.kind)},
                           {"rank", word_of(entry.rank)},
                           {"seconds", (entry.until - now).count()},
                           {"records", std::move(records)}});
    });
    return entries;
}

} // namespace namu
