#include "programs/query_command.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query_writer.hpp"
#include "programs/command_line.hpp"
#include "programs/message_json.hpp"
#include "programs/query_exchange.hpp"
#include "programs/query_request.hpp"
#include "programs/terminal.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/error.hpp>
#include <boost/json/serialize.hpp>

namespace namu {
namespace {

constexpr std::uint16_t default_port = 5353;

constexpr std::array options{
    Option{.name = "reverse",
           .letter = 'x',
           .value = "ADDR",
           .help = "ask for the name of an IPv4 or IPv6 address (a PTR record) instead of a NAME"},
};

constexpr std::array examples{
    Example{"namu query www.home.lab",
            "the address of www.home.lab, from the server that `namu serve` has started"},
    Example{"namu query @127.0.1.1 com NS +norec", "what the server at 127.0.1.1 knows about com"},
    Example{"namu query @[::1]:53 home.lab MX +tcp", "over TCP, from port 53 of an IPv6 address"},
    Example{"namu query -x 192.0.2.1 +short", "the name of an address, and nothing else"},
    Example{"namu query home.lab ANY +json | jq '.answerRRs[].NAME'", "for scripts; names as in RFC 8427"},
};

constexpr CommandSyntax syntax{
    .command = "query",
    .summary = "ask a DNS server",
    .positionals = {.text = "[@SERVER[:PORT]] NAME [TYPE] [CLASS] [+WORD ...]",
                    .most = Positionals::any_number},
    .description =
        "Asks one question and shows the answer as dig would. Without a server it is 127.0.0.1, without a "
        "port 5353, which are those of `namu serve`; without a type it is A, without a class IN. NAME is "
        "taken as absolute. An answer is an answer: its status, NXDOMAIN or REFUSED, is not an error of this "
        "command.\n\n"
        "  +tcp          ask over TCP; without it TCP is used when the answer over UDP\n"
        "                is truncated\n"
        "  +short        print the data of the answer's records only\n"
        "  +json         print one JSON document\n"
        "  +norec, +rec  without, with the wish for recursion (RD); it is set\n"
        "  +dnssec       ask for DNSSEC records too (DO)\n"
        "  +nsid         ask the server who it is\n"
        "  +cookie[=HEX] send a DNS cookie: a new one, or the one of an earlier answer\n"
        "  +zoneversion  ask for the serial of the zone that answers\n"
        "  +expire       ask how long a secondary may keep the zone\n"
        "  +keepalive    ask over TCP how long the connection stays open\n"
        "  +bufsize=N    take UDP answers of up to N octets; 1232\n"
        "  +noedns       send no EDNS part at all\n"
        "  +time=N       wait N seconds for the answer; 3\n"
        "  +tries=N      ask N times over UDP; 2",
    .options = options,
    .examples = examples,
};

/// The one conversation of this command: a question, over UDP and then perhaps over TCP.
class Conversation {
public:
    Conversation(const QueryRequest& request, const net::Endpoint& server)
        : request_{request},
          server_{server},
          query_{write_query(random_id(), request.flags, request.question, request.opt)},
          over_tcp_{request.over_tcp}
    {}

    /// The status to end with.
    int run();

private:
    static std::uint16_t random_id() { return static_cast<std::uint16_t>(std::random_device{}() & 0xffff); }

    error_code ask();
    int report_no_answer(const error_code& error) const;
    int report_broken(const error_code& error) const;
    void print_text() const;
    void print_brief() const;
    void print_json() const;
    [[nodiscard]] double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>{exchange_.duration}.count();
    }
    [[nodiscard]] const char* transport() const { return over_tcp_ ? "TCP" : "UDP"; }

    const QueryRequest& request_;
    net::Endpoint server_;
    std::vector<std::uint8_t> query_;
    Exchange exchange_;
    Message message_;
    bool over_tcp_;
    bool was_truncated_ = false;
};

error_code Conversation::ask()
{
    auto exchange =
        over_tcp_ ? ask_over_tcp(server_, query_, request_.question, request_.time_limit)
                  : ask_over_udp(server_, query_, request_.question, request_.time_limit, request_.tries);
    if (!exchange)
        return exchange.error();
    exchange_ = std::move(*exchange);
    return {};
}

int Conversation::run()
{
    error_code fault = ask();
    // Asked by the header alone: a server may have cut the message anywhere (RFC 2181 §9).
    if (!fault && !over_tcp_ && HeaderView{exchange_.reply}.has(HeaderFlag::truncated)) {
        was_truncated_ = true;
        over_tcp_ = true;
        fault = ask();
    }
    if (fault)
        return report_no_answer(fault);
    auto message = read_message(exchange_.reply);
    if (!message)
        return report_broken(message.error());
    message_ = std::move(*message);
    switch (request_.output) {
    case QueryRequest::Output::text: print_text(); break;
    case QueryRequest::Output::json: print_json(); break;
    case QueryRequest::Output::brief: print_brief(); break;
    }
    return status_fine;
}

int Conversation::report_no_answer(const error_code& error) const
{
    std::string text = "namu query: no answer from " + server_.to_text() + " over " + transport() + ": ";
    if (error == boost::asio::error::timed_out)
        text += "nothing came in time";
    else if (error == boost::asio::error::eof)
        text += "the server closed the connection";
    else if (error == boost::asio::error::connection_refused)
        text += "nobody listens there";
    else
        text += error.message();
    text += "\n";
    if (was_truncated_)
        text += "The answer over UDP was truncated.\n";
    else if (server_.port == default_port)
        text += "`namu serve` starts a server on port 5353; others are asked with @SERVER:53.\n";
    print_error(text);
    return status_bad;
}

int Conversation::report_broken(const error_code& error) const
{
    print_error("namu query: " + server_.to_text() + " sent " + std::to_string(exchange_.reply.size()) +
                " octets over " + transport() + " that are not a DNS message: " + error.message() + "\n");
    return status_bad;
}

void Conversation::print_text() const
{
    std::string out;
    if (was_truncated_)
        out += ";; Truncated over UDP, asked again over TCP.\n";
    out += to_text(message_);
    std::array<char, 32> time{};
    std::snprintf(time.data(), time.size(), "%.1f", milliseconds());
    out.append("\n;; Query time: ").append(time.data()).append(" ms\n");
    out.append(";; SERVER: ").append(server_.to_text()).append(" (").append(transport()).append(")\n");
    out.append(";; MSG SIZE rcvd: ").append(std::to_string(exchange_.reply.size())).append("\n");
    print(out);
}

void Conversation::print_brief() const
{
    for (const auto& record : message_.answer)
        print(rdata_text(record) + "\n");
}

void Conversation::print_json() const
{
    boost::json::object document = to_json(message_);
    document["server"] = server_.to_text();
    document["transport"] = transport();
    document["truncatedOverUDP"] = was_truncated_;
    document["microseconds"] =
        std::chrono::duration_cast<std::chrono::microseconds>(exchange_.duration).count();
    document["octets"] = exchange_.reply.size();
    print(boost::json::serialize(document) + "\n");
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    QueryRequest request;
    if (const auto complaint =
            read_query_words(arguments->positionals(), arguments->value("reverse"), request))
        return report_wrong_use(syntax, *complaint);
    const auto server = find_server(request.server, default_port);
    if (!server) {
        print_error("namu query: no server `" + request.server + "`: " + server.error().message() + "\n");
        return status_wrong_use;
    }
    return Conversation{request, *server}.run();
}

} // namespace

const Command query_command{syntax.command, syntax.summary, run,
                            []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
