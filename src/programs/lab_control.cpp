#include "programs/lab_control.hpp"

#include "namu/lab/fault/fault_set.hpp"
#include "namu/lab/journal/expectation.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query_writer.hpp"
#include "programs/cache_report.hpp"
#include "programs/counted.hpp"
#include "programs/explanation.hpp"
#include "programs/journal_json.hpp"
#include "programs/lab_report.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;

std::string joined(std::span<const std::string> words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

std::string fault_line(const lab::FaultSet::Entry& entry)
{
    return std::to_string(entry.number) + "  " + entry.fault.to_text() + "  (done to " +
           std::to_string(entry.done) + " of " + std::to_string(entry.met) + ")\n";
}

json::object fault_json(const lab::FaultSet::Entry& entry)
{
    return {
        {"number", entry.number}, {"fault", entry.fault.to_text()}, {"met", entry.met}, {"done", entry.done}};
}

/// The server with this address or name; null: there is none.
const lab::PlayedServer* find_server(const lab::Lab& lab, const std::string& text)
{
    const auto name = Name::from_text(text);
    const auto has_name = [&name](const lab::ServedZone& served) {
        return name && served.server.view() == name->view();
    };
    for (const auto& server : lab.servers()) {
        const lab::LabServer& one = server->server();
        if (text == one.listens.to_string() || text == one.address.to_string() ||
            std::ranges::any_of(one.zones, has_name))
            return server.get();
    }
    return nullptr;
}

} // namespace

const std::vector<ControlCommand<LabControl>>& LabControl::commands()
{
    static const std::vector<ControlCommand<LabControl>> all{
        {"status", &LabControl::status},   {"hints", &LabControl::hints},   {"journal", &LabControl::journal},
        {"fault", &LabControl::fault},     {"cache", &LabControl::cache},   {"expect", &LabControl::expect},
        {"explain", &LabControl::explain}, {"reload", &LabControl::reload}, {"stop", &LabControl::stop},
    };
    return all;
}

void LabControl::take(const json::object& request, const Client& client)
{
    run_command(*this, commands(), "a lab", request, client);
}

void LabControl::status(const Words& /*words*/, const Client& client)
{
    const auto& journal = lab_.journal();
    const std::size_t remembered = lab_.nearest() == nullptr ? 0 : lab_.nearest()->cache().entries().size();
    json::object result{{"what", "lab"},
                        {"folder", session_.folder},
                        {"process", ::getpid()},
                        {"port", lab_.port()},
                        {"zones", lab_.zones().entries().size()},
                        {"servers", lab_.servers().size()},
                        {"faults", lab_.faults().entries().size()},
                        {"journal", journal.entries().size()},
                        {"journal_forgotten", journal.forgotten()},
                        {"cache", remembered}};
    result["text"] = "a lab of " + session_.folder + ": " + counted(lab_.zones().entries().size(), "zone") +
                     " on " + counted(lab_.servers().size(), "server") + ", port " +
                     std::to_string(lab_.port()) + ", " + counted(lab_.faults().entries().size(), "fault") +
                     "\nthe journal has " + counted(journal.entries().size(), "question") +
                     ", the nearest server remembers " + counted(remembered, "answer") + "\n";
    client->finish(std::move(result));
}

void LabControl::hints(const Words& /*words*/, const Client& client)
{
    json::array servers;
    for (const auto& [name, address] : lab::root_hints(lab_.plan()).servers)
        servers.push_back({{"name", name.to_text()}, {"address", address.to_text()}});
    json::object result{
        {"top", lab_.plan().top.to_text()}, {"port", lab_.port()}, {"servers", std::move(servers)}};
    if (lab_.nearest() != nullptr)
        result["nearest"] = lab_.nearest()->endpoint().to_text();
    if (session_.web_port)
        result["web_port"] = *session_.web_port;
    result["text"] = lab_snippet(LabSnippet::hints, lab_.plan(), lab_.zones(), lab_.port());
    client->finish(std::move(result));
}

void LabControl::journal(const Words& words, const Client& client)
{
    const std::string what = joined(words);
    if (what == "clear") {
        lab_.journal().clear();
        return client->finish({{"text", "the journal is empty\n"}});
    }
    if (what != "" && what != "follow")
        return client->fail("`journal " + what + "`: there are journal, journal follow and journal clear");
    for (const lab::JournalEntry& entry : lab_.journal().entries()) {
        if (entry.answered != 0 || what != "follow") // those that wait will come once they are answered
            client->send({{"entry", namu::to_json(entry)}});
    }
    what == "follow" ? follow_journal(client) : client->finish({{"forgotten", lab_.journal().forgotten()}});
}

void LabControl::follow_journal(const Client& client)
{
    const std::weak_ptr<control::Conversation> listener = client;
    const std::uint64_t number = lab_.journal().follow([listener](const lab::JournalEntry& entry) {
        if (const auto there = listener.lock())
            there->send({{"entry", namu::to_json(entry)}});
    });
    client->on_end([this, number] { lab_.journal().leave(number); });
}

void LabControl::fault(const Words& words, const Client& client)
{
    const std::string_view what = words.empty() ? "list" : std::string_view{words.front()};
    if (what == "add")
        return add_fault(joined(std::span{words}.subspan(1)), client);
    if (what == "list")
        return list_faults(client);
    if (what == "clear")
        return clear_faults(words, client);
    client->fail("`fault " + std::string{what} + "`: there are fault add, fault list and fault clear");
}

void LabControl::add_fault(const std::string& text, const Client& client)
{
    auto fault = lab::Fault::from_text(text);
    if (!fault)
        return client->fail(fault.error());
    const std::string canonical = fault->to_text();
    const std::uint64_t added = lab_.faults().add(std::move(*fault));
    client->finish({{"number", added},
                    {"fault", canonical},
                    {"text", "fault " + std::to_string(added) + ": " + canonical + "\n"}});
}

void LabControl::list_faults(const Client& client)
{
    json::array faults;
    std::string text;
    for (const auto& entry : lab_.faults().entries()) {
        faults.push_back(fault_json(entry));
        text += fault_line(entry);
    }
    client->finish({{"faults", std::move(faults)}, {"text", text.empty() ? "no faults\n" : text}});
}

void LabControl::clear_faults(const Words& words, const Client& client)
{
    if (words.size() == 1) {
        lab_.faults().clear();
        return client->finish({{"text", "no faults\n"}});
    }
    for (const std::string& word : std::span{words}.subspan(1)) {
        const auto which = number(word);
        if (!which || !lab_.faults().clear(*which))
            return client->fail("there is no fault " + word + "; `fault list` shows those that there are");
    }
    list_faults(client);
}

void LabControl::cache(const Words& words, const Client& client)
{
    if (lab_.nearest() == nullptr)
        return client->fail("this lab has no nearest server, so there is no cache");
    resolve::Cache& cache = lab_.nearest()->cache();
    const std::string what = joined(words);
    if (what == "flush") {
        const std::size_t forgotten = cache.entries().size();
        cache.flush();
        return client->finish(
            {{"forgotten", forgotten}, {"text", "forgot " + counted(forgotten, "answer") + "\n"}});
    }
    if (!what.empty())
        return client->fail("`cache " + what + "`: there are cache and cache flush");
    client->finish({{"entries", cache_json(cache, lab_.clock().now())},
                    {"text", cache_text(cache, lab_.clock().now())}});
}

void LabControl::expect(const Words& words, const Client& client)
{
    const auto expectation = lab::Expectation::from_text(joined(words));
    if (!expectation)
        return client->fail(expectation.error());
    const std::string wrong = expectation->check(lab_.journal());
    if (!wrong.empty())
        return client->fail(wrong);
    client->finish({{"text", "as expected\n"}});
}

void LabControl::explain(const Words& words, const Client& client)
{
    if (words.size() != 2 && words.size() != 3)
        return client->fail("write explain SERVER NAME [TYPE]; the server by its name or address");
    const lab::PlayedServer* const server = find_server(lab_, words[0]);
    if (server == nullptr)
        return client->fail("no server of the lab is called `" + words[0] + "`");
    const auto name = Name::from_text(words[1]);
    if (!name)
        return client->fail("`" + words[1] + "` is not a name: " + name.error().message());
    const auto type = words.size() == 3 ? rr_type_from_text(words[2]) : RRType::A;
    if (!type)
        return client->fail("`" + words[2] + "` is not a type");
    std::string text = namu::explain({*name, *type}, {}, server->zones());
    json::object faults;
    for (const Transport transport : {Transport::udp, Transport::tcp}) {
        const std::string_view over = transport == Transport::udp ? "UDP" : "TCP";
        const auto found = faults_for(*server, {*name, *type}, transport);
        text += found.empty() ? "" : "\nwhat this server does wrong over " + std::string{over} + ":\n";
        json::array numbers;
        for (const auto* const entry : found) {
            numbers.emplace_back(entry->number);
            text += fault_line(*entry);
        }
        faults[over] = std::move(numbers);
    }
    client->finish({{"faults", std::move(faults)}, {"text", text}});
}

/// Those that are meant for a question of a client on this machine.
std::vector<const lab::FaultSet::Entry*>
LabControl::faults_for(const lab::PlayedServer& server, const Question& question, Transport transport) const
{
    const auto message = write_query(0, 0, question);
    const Query query = Query::parse(message);
    const auto client = boost::asio::ip::address_v4::loopback();
    const StoredName* const zone = server.zone_of(query.name(), query.type());
    return lab_.faults().meant_for({server.server(), zone, query, client, transport});
}

void LabControl::reload(const Words& /*words*/, const Client& client)
{
    const std::string said = session_.reload();
    session_.is_loaded() ? client->finish({{"text", said}}) : client->fail(said);
}

void LabControl::stop(const Words& /*words*/, const Client& client)
{
    client->when_sent(session_.stop);
    client->finish({{"text", "the lab ends\n"}});
}

} // namespace namu
