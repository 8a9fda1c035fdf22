#include "namu/lab/journal/journal_text.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace namu::lab {
namespace {

constexpr std::size_t most_records_shown = 3;

std::string records_text(const Message& message)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(message.answer.size(), most_records_shown); ++i) {
        const Message::Record& record = message.answer[i];
        const bool is_asked_for = !message.questions.empty() && message.questions.front().type == record.type;
        text += text.empty() ? "" : ", ";
        text += (is_asked_for ? "" : to_text(record.type) + " ") + rdata_text(record);
    }
    if (message.answer.size() > most_records_shown)
        text += " and " + std::to_string(message.answer.size() - most_records_shown) + " more";
    return text;
}

std::string message_summary(const Message& message)
{
    if (message.has(HeaderFlag::truncated))
        return "truncated";
    if (message.rcode == Rcode::NXDOMAIN)
        return "no such name";
    if (message.rcode != Rcode::NOERROR)
        return to_text(message.rcode);
    if (!message.answer.empty())
        return records_text(message);
    const auto cut = std::ranges::find(message.authority, RRType::NS, &Message::Record::type);
    if (cut != message.authority.end() && !message.has(HeaderFlag::authoritative))
        return "referral to " + cut->owner.to_text();
    return "no such records";
}

std::string time_text(JournalEntry::Time time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - seconds);
    const std::chrono::hh_mm_ss clock{seconds - std::chrono::floor<std::chrono::days>(seconds)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d.%03d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(rest.count()));
    return text.data();
}

} // namespace

std::string asked_text(const JournalEntry& entry)
{
    const Query query = Query::parse(entry.question);
    return query.has_question() ? query.name().to_text() + " " + to_text(query.type())
                                : "something that is no question";
}

std::string answered_text(const JournalEntry& entry)
{
    if (entry.answered == 0)
        return "not yet answered";
    switch (entry.reply.manner) {
    case Delivery::Manner::reset: return "connection reset";
    case Delivery::Manner::nothing:
    case Delivery::Manner::close: return "no reply";
    case Delivery::Manner::half_close: return "half a reply, then the end of the connection";
    case Delivery::Manner::whole:
    case Delivery::Manner::drip: break;
    }
    if (entry.reply.octets.empty())
        return "no reply";
    const auto message = read_message(entry.reply.octets);
    return message ? message_summary(*message)
                   : std::to_string(entry.reply.octets.size()) + " octets that are no message";
}

std::string client_text(const JournalEntry& entry)
{
    return entry.client_name.empty() ? entry.client.endpoint.to_text() : entry.client_name;
}

std::string server_text(const JournalEntry& entry)
{
    const std::string address = entry.server.address.to_string();
    return entry.server_name.empty() ? address : entry.server_name + " " + address;
}

std::string to_line(const JournalEntry& entry)
{
    std::string text = std::to_string(entry.asked) + " " + time_text(entry.asked_at) +
                       (entry.client.transport == Transport::udp ? " UDP " : " TCP ") + client_text(entry) +
                       " -> " + server_text(entry) + ": " + asked_text(entry) + ": " + answered_text(entry);
    for (const std::string& fault : entry.faults)
        text += " [fault: " + fault + "]";
    return text;
}

} // namespace namu::lab
