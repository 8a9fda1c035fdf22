#include "namu/monitor/query_line.hpp"

#include "namu/explain/explanation.hpp"
#include "namu/wire/edns/opt_writer.hpp"
#include "namu/wire/query.hpp"
#include "namu/wire/rr_class.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace namu::monitor {
namespace {

namespace json = boost::json;
using server::QueryRecord;

constexpr std::array<std::string_view, 5> cookie_words{"absent", "malformed", "client_only", "bad", "good"};

std::string zone_of(const QueryRecord& record, const Query& query)
{
    if (record.zone_labels == QueryRecord::no_zone || !query.has_question())
        return {};
    return HashedName{query.name()}.last_labels(record.zone_labels).to_text();
}

std::string question_marks(const QueryRecord& record, const Query& query)
{
    std::string marks;
    if (query.header().has(HeaderFlag::recursion_desired))
        marks += 'R';
    if (record.has_edns)
        marks += 'E';
    if (record.wants_dnssec)
        marks += 'D';
    if (record.cookie != CookieState::absent)
        marks += 'C';
    return marks.empty() ? marks : " +" + marks;
}

std::string answer_words(const QueryRecord& record)
{
    if (record.reply_octets == 0)
        return "dropped";
    std::string words = to_text(record.rcode);
    if ((record.reply_flags & HeaderFlag::authoritative) != 0)
        words += " aa";
    if ((record.reply_flags & HeaderFlag::truncated) != 0)
        words += " tc";
    return words + " " + std::to_string(record.reply_octets);
}

std::string_view transport_word(const QueryRecord& record)
{
    return record.transport == Transport::tcp ? "tcp" : "udp";
}

/// The question again, with an OPT where it had one: the record keeps only that there was.
std::vector<std::uint8_t> question_again(const QueryRecord& record)
{
    std::vector<std::uint8_t> message(record.question().begin(), record.question().end());
    if (!record.has_edns)
        return message;
    const std::size_t size = message.size();
    message.resize(size + opt_fixed_octets);
    ByteWriter out{MutableBytes{message}.subspan(size)};
    const OptWriter opt{
        out, {.payload_size = record.payload_size, .dnssec_ok = record.wants_dnssec}, Rcode::NOERROR};
    constexpr std::size_t additional_count = 10;
    store_u16(message.data() + additional_count, 1);
    return message;
}

json::array path_of(const QueryRecord& record, const Query& query, const server::Snapshot& snapshot)
{
    json::array path;
    const server::VirtualServer* const virtual_server = snapshot.find(record.listener);
    if (virtual_server == nullptr || !query.has_question())
        return path;
    const Bytes address = record.client.address_octets();
    const std::vector<std::uint8_t> message = question_again(record);
    const bool is_tcp = record.transport == Transport::tcp;
    const ExplainedClient client{.view = virtual_server->views().of(address),
                                 .address = address,
                                 .form = {is_tcp ? AnyAnswer::all : AnyAnswer::one_rrset,
                                          record.wants_dnssec ? Dnssec::add : Dnssec::leave_out,
                                          snapshot.answers->authority_ns}};
    for (const ExplainStep& step : explain(Query::parse(message), client, RecordPlaces{}).steps) {
        json::object object{{"step", step.what}, {"words", log::to_utf8(step.words)}};
        if (!step.rule.empty())
            object["rule"] = step.rule;
        path.push_back(std::move(object));
    }
    return path;
}

void add_question(json::object& object, const QueryRecord& record, const Query& query)
{
    object["id"] = query.header().id();
    if (query.has_question()) {
        object["name"] = query.name().to_text();
        object["class"] = to_text(query.rr_class());
        object["type"] = to_text(query.type());
    }
    object["rd"] = query.header().has(HeaderFlag::recursion_desired);
    object["edns"] = record.has_edns;
    if (record.has_edns)
        object["udp_size"] = record.payload_size;
    object["do"] = record.wants_dnssec;
    if (record.cookie != CookieState::absent)
        object["cookie"] = cookie_words[static_cast<std::size_t>(record.cookie)];
}

void add_answer(json::object& object, const QueryRecord& record, const Query& query)
{
    object["dropped"] = record.reply_octets == 0;
    object["rcode"] = to_text(record.rcode);
    object["aa"] = (record.reply_flags & HeaderFlag::authoritative) != 0;
    object["tc"] = (record.reply_flags & HeaderFlag::truncated) != 0;
    object["octets"] = record.reply_octets;
    if (const std::string zone = zone_of(record, query); !zone.empty())
        object["zone"] = zone;
}

} // namespace

std::string query_text(const QueryRecord& record)
{
    const Query query = Query::parse(record.question());
    std::string line = log::time_text(record.time) + " " + record.client.endpoint().to_text() + " ";
    line.append(transport_word(record)).append(" ");
    if (query.has_question())
        line += query.name().to_text() + " " + to_text(query.rr_class()) + " " + to_text(query.type());
    else
        line += '?';
    line += question_marks(record, query) + " -> " + answer_words(record);
    if (const std::string zone = zone_of(record, query); !zone.empty())
        line += " " + zone;
    return line += '\n';
}

std::string query_json(const QueryRecord& record, const server::Snapshot& snapshot)
{
    const Query query = Query::parse(record.question());
    const net::Endpoint client = record.client.endpoint();
    json::object object;
    object["time"] = log::time_text(record.time);
    object["client"] = client.address.to_string();
    object["port"] = client.port;
    object["transport"] = transport_word(record);
    add_question(object, record, query);
    add_answer(object, record, query);
    if (record.wants_why)
        object["path"] = path_of(record, query, snapshot);
    return json::serialize(object) + "\n";
}

std::string query_loss(std::uint64_t questions, Time time, log::Format format)
{
    constexpr std::string_view reason = "they came faster than they could be written";
    if (format == log::Format::json) {
        return json::serialize(json::object{
                   {"time", log::time_text(time)}, {"not_recorded", questions}, {"reason", reason}}) +
               "\n";
    }
    return log::time_text(time) + " " + std::to_string(questions) +
           " questions are not in this log: " + std::string{reason} + "\n";
}

} // namespace namu::monitor
