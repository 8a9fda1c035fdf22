#include "programs/trace_report.hpp"

#include "namu/wire/message_text.hpp"
#include "programs/counted.hpp"
#include "programs/terminal.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace namu {
namespace {

using resolve::ServerAddress;

std::string milliseconds(std::chrono::steady_clock::duration duration)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f ms",
                  std::chrono::duration<double, std::milli>{duration}.count());
    return text.data();
}

std::string wait_text(std::chrono::steady_clock::duration wait)
{
    return " [" + milliseconds(wait) + "]";
}

std::string zone_text(const Name& zone)
{
    return zone.is_root() ? "the root" : zone.to_text();
}

/// A server that was given by its address alone has no name yet.
std::string server_text(const Name& server, const ServerAddress& address)
{
    return server.is_root() ? address.to_text() : server.to_text() + " (" + address.to_text() + ")";
}

std::string question_text(const Question& question)
{
    return question.name.to_text() + " " + to_text(question.type);
}

/// The servers of a referral with those addresses that it brought along.
std::vector<std::string> server_texts(std::span<const Message::Record> records)
{
    std::vector<std::string> texts;
    for (const Message::Record& ns : records) {
        if (ns.type != RRType::NS)
            continue;
        const Name target{NameView::trusted(ns.rdata.data(), ns.rdata.size())};
        std::string addresses;
        for (const Message::Record& glue : records) {
            if (const auto address = ServerAddress::from_record(glue.type, glue.rdata);
                address && glue.owner == target)
                addresses.append(addresses.empty() ? "" : ", ").append(address->to_text());
        }
        texts.push_back(target.to_text() +
                        (addresses.empty() ? " (no address came with it)" : " " + addresses));
    }
    return texts;
}

boost::json::array to_json(std::span<const Message::Record> records)
{
    boost::json::array texts;
    for (const Message::Record& record : records)
        texts.emplace_back(to_text(record));
    return texts;
}

std::int64_t microseconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
}

} // namespace

void TraceCounts::on_ask()
{
    ++questions_;
    asked_ = std::chrono::steady_clock::now();
}

TraceCounts::Duration TraceCounts::on_end()
{
    const Duration wait = std::chrono::steady_clock::now() - asked_;
    waited_ += wait;
    return wait;
}

void TracePrinter::print_line(std::string_view text) const
{
    print(std::string(depth_ * 4, ' ').append(text).append("\n"));
}

void TracePrinter::on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records)
{
    print_line(question_text(question) + ": known already, " + to_text(rcode));
    for (const Message::Record& record : records)
        print_line("    " + to_text(record));
}

void TracePrinter::on_zone(const Name& zone, const Name& wanted)
{
    if (std::exchange(referred_to_, std::nullopt) == zone)
        return; // nothing but what was just read
    print_line("of the zones above " + wanted.to_text() + " the nearest that is known is " + zone_text(zone));
}

void TracePrinter::on_ask(const Name& server, const ServerAddress& address, const Name& zone,
                          const Question& question, bool over_tcp)
{
    counts_.on_ask();
    print_line(std::to_string(counts_.questions()) + ". " + question_text(question) + "? asked of " +
               server_text(server, address) + ", a server of " + zone_text(zone) +
               (over_tcp ? ", over TCP since the answer did not fit a datagram" : ""));
}

void TracePrinter::on_referral(const Name& child, std::span<const Message::Record> records)
{
    counts_.on_referral();
    referred_to_ = child;
    print_line("   referral to " + child.to_text() + wait_text(counts_.on_end()));
    for (const std::string& server : server_texts(records))
        print_line("       " + server);
}

void TracePrinter::on_alias(const Name& alias, const Name& target)
{
    print_line(alias.to_text() + " is an alias of " + target.to_text() + ", which is looked for now");
}

void TracePrinter::on_answer(Rcode rcode, std::span<const Message::Record> records)
{
    const bool is_empty = rcode == Rcode::NOERROR && records.empty();
    print_line("   answer " + to_text(rcode) + (is_empty ? ", no such records" : "") +
               wait_text(counts_.on_end()));
    for (const Message::Record& record : records)
        print_line("       " + to_text(record));
}

void TracePrinter::on_retry(std::string_view why)
{
    print_line("   " + std::string{why} + wait_text(counts_.on_end()));
}

void TracePrinter::on_left_alone(const Name& server, const ServerAddress& address)
{
    print_line(server_text(server, address) + " is left alone: a moment ago it had no answer");
}

void TracePrinter::on_useless(const Name& /*server*/, std::string_view why)
{
    print_line("   of no use: " + std::string{why} + wait_text(counts_.on_end()) +
               "; the next server is tried");
}

void TracePrinter::on_search_begin(const Name& server)
{
    print_line("no address of the server " + server.to_text() + " is known: it is looked for first");
    ++depth_;
}

void TracePrinter::on_search_end(const Name& server)
{
    --depth_;
    print_line("the search for " + server.to_text() + " is over");
}

void TracePrinter::print_outcome(const resolve::Iteration::Outcome& outcome) const
{
    std::string text = "\n" + to_text(outcome.rcode);
    text += outcome.why.empty() ? "" : ": " + outcome.why;
    text += "\n";
    for (const Message::Record& record : outcome.answer)
        text += "    " + to_text(record) + "\n";
    print(text + counted(counts_.referrals(), "referral") + ", " + counted(counts_.questions(), "question") +
          ", " + milliseconds(counts_.waited()) + "\n");
}

boost::json::object& TraceDocument::add_step(std::string_view step)
{
    steps_.emplace_back(boost::json::object{{"step", step}});
    return steps_.back().as_object();
}

void TraceDocument::on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records)
{
    auto& step = add_step("cached");
    step["name"] = question.name.to_text();
    step["type"] = to_text(question.type);
    step["rcode"] = to_text(rcode);
    step["records"] = to_json(records);
}

void TraceDocument::on_zone(const Name& zone, const Name& wanted)
{
    auto& step = add_step("zone");
    step["zone"] = zone.to_text();
    step["wanted"] = wanted.to_text();
}

void TraceDocument::on_ask(const Name& server, const ServerAddress& address, const Name& zone,
                           const Question& question, bool over_tcp)
{
    counts_.on_ask();
    auto& step = add_step("ask");
    step["server"] = server.to_text();
    step["address"] = address.to_text();
    step["zone"] = zone.to_text();
    step["name"] = question.name.to_text();
    step["type"] = to_text(question.type);
    step["transport"] = over_tcp ? "TCP" : "UDP";
}

void TraceDocument::on_referral(const Name& child, std::span<const Message::Record> records)
{
    counts_.on_referral();
    auto& step = add_step("referral");
    step["zone"] = child.to_text();
    step["records"] = to_json(records);
    step["microseconds"] = microseconds(counts_.on_end());
}

void TraceDocument::on_alias(const Name& alias, const Name& target)
{
    auto& step = add_step("alias");
    step["name"] = alias.to_text();
    step["target"] = target.to_text();
}

void TraceDocument::on_answer(Rcode rcode, std::span<const Message::Record> records)
{
    auto& step = add_step("answer");
    step["rcode"] = to_text(rcode);
    step["records"] = to_json(records);
    step["microseconds"] = microseconds(counts_.on_end());
}

void TraceDocument::on_retry(std::string_view why)
{
    auto& step = add_step("retry");
    step["why"] = why;
    step["microseconds"] = microseconds(counts_.on_end());
}

void TraceDocument::on_left_alone(const Name& server, const ServerAddress& address)
{
    auto& step = add_step("left-alone");
    step["server"] = server.to_text();
    step["address"] = address.to_text();
}

void TraceDocument::on_useless(const Name& server, std::string_view why)
{
    auto& step = add_step("useless");
    step["server"] = server.to_text();
    step["why"] = why;
    step["microseconds"] = microseconds(counts_.on_end());
}

void TraceDocument::on_search_begin(const Name& server)
{
    add_step("search-begin")["server"] = server.to_text();
}

void TraceDocument::on_search_end(const Name& server)
{
    add_step("search-end")["server"] = server.to_text();
}

boost::json::object TraceDocument::finish(const Question& question,
                                          const resolve::Iteration::Outcome& outcome)
{
    boost::json::object document;
    document["question"] =
        boost::json::object{{"name", question.name.to_text()}, {"type", to_text(question.type)}};
    document["steps"] = std::move(steps_);
    document["rcode"] = to_text(outcome.rcode);
    if (!outcome.why.empty())
        document["why"] = outcome.why;
    document["answer"] = to_json(outcome.answer);
    document["authority"] = to_json(outcome.authority);
    document["questions"] = counts_.questions();
    document["referrals"] = counts_.referrals();
    document["microseconds"] = microseconds(counts_.waited());
    return document;
}

} // namespace namu
