#include "programs/journal_json.hpp"

#include "namu/base/hex.hpp"
#include "namu/lab/journal/journal_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_to.hpp>

namespace namu {
namespace {

namespace json = boost::json;
using lab::Delivery;
using lab::JournalEntry;

constexpr std::array manners{
    std::pair{Delivery::Manner::whole, std::string_view{"whole"}},
    std::pair{Delivery::Manner::nothing, std::string_view{"nothing"}},
    std::pair{Delivery::Manner::close, std::string_view{"close"}},
    std::pair{Delivery::Manner::reset, std::string_view{"reset"}},
    std::pair{Delivery::Manner::drip, std::string_view{"drip"}},
    std::pair{Delivery::Manner::half_close, std::string_view{"half_close"}},
};

using Microseconds = std::chrono::duration<std::int64_t, std::micro>;

Microseconds since_1970(JournalEntry::Time time)
{
    return std::chrono::duration_cast<Microseconds>(time.time_since_epoch());
}

/// Throws boost::system::system_error where a member is not there or of another kind.
JournalEntry read_entry(const json::object& object)
{
    const auto text = [&object](std::string_view member) {
        return std::string{object.at(member).as_string()};
    };
    JournalEntry entry;
    entry.asked = object.at("asked").to_number<std::uint64_t>();
    entry.answered = object.at("answered").to_number<std::uint64_t>();
    const Microseconds asked_at{object.at("time_us").to_number<std::int64_t>()};
    const Microseconds took{object.at("microseconds").to_number<std::int64_t>()};
    entry.asked_at = JournalEntry::Time{std::chrono::duration_cast<JournalEntry::Time::duration>(asked_at)};
    entry.answered_at = entry.asked_at + took;
    entry.client.transport = text("transport") == "tcp" ? Transport::tcp : Transport::udp;
    entry.client.endpoint = net::Endpoint::from_text(text("client"), 0).value();
    entry.client_name = text("client_name");
    entry.server = net::Endpoint::from_text(text("server"), 0).value();
    entry.server_name = text("server_name");
    entry.zone = text("zone");
    const auto* const manner =
        std::ranges::find(manners, text("manner"), &decltype(manners)::value_type::second);
    if (manner != manners.end())
        entry.reply.manner = manner->first;
    entry.question = from_hex(text("question")).value_or(std::vector<std::uint8_t>{});
    entry.reply.octets = from_hex(text("reply")).value_or(std::vector<std::uint8_t>{});
    for (const json::value& fault : object.at("faults").as_array())
        entry.faults.emplace_back(fault.as_string());
    return entry;
}

} // namespace

json::object to_json(const JournalEntry& entry)
{
    const auto* const manner =
        std::ranges::find(manners, entry.reply.manner, &decltype(manners)::value_type::first);
    const Microseconds took =
        entry.answered == 0 ? Microseconds{0} : since_1970(entry.answered_at) - since_1970(entry.asked_at);
    json::object object;
    object["asked"] = entry.asked;
    object["answered"] = entry.answered;
    object["time_us"] = since_1970(entry.asked_at).count();
    object["microseconds"] = took.count();
    object["transport"] = entry.client.transport == Transport::udp ? "udp" : "tcp";
    object["client"] = entry.client.endpoint.to_text();
    object["client_name"] = entry.client_name;
    object["server"] = entry.server.to_text();
    object["server_name"] = entry.server_name;
    object["zone"] = entry.zone;
    object["what"] = lab::asked_text(entry);
    object["outcome"] = lab::answered_text(entry);
    object["faults"] = json::array(entry.faults.begin(), entry.faults.end());
    object["manner"] = manner->second;
    object["question"] = to_hex(entry.question);
    object["reply"] = to_hex(entry.reply.octets);
    return object;
}

std::optional<JournalEntry> journal_entry_from_json(const json::object& object)
{
    try {
        return read_entry(object);
    } catch (const std::exception&) { // of another kind or out of range: boost::json knows no other way
        return std::nullopt;
    }
}

} // namespace namu
