// Asks a server many questions and prints what came of it as JSON.

#include "bench/load/crowd.hpp"
#include "bench/load/driver.hpp"
#include "bench/load/flood.hpp"
#include "bench/load/report.hpp"
#include "bench/load/tcp_flow.hpp"
#include "bench/load/udp_flow.hpp"
#include "bench/support/system.hpp"
#include "bench/support/text_sink.hpp"
#include "bench/support/tool.hpp"

#include <csignal>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/program_options.hpp>

namespace {

namespace options = boost::program_options;
using namespace namu::bench;

constexpr std::string_view usage = R"(usage: namu_bench_load --server ADDR:PORT --questions FILE [OPTION ...]

Asks the questions of a file (a line `NAME TYPE` each) again and again, as fast as
answers come or at a fixed rate, and prints as JSON how many were answered, with
what, how fast, and what CPU time the server took for it. Keeps its core busy.

)";

struct Request {
    std::string server;
    std::string file;
    std::string sizes_file;
    std::vector<std::string> sources;
    QuestionForm form;
    Plan plan;
    Crowd::Form crowd;
    std::size_t in_flight = 0;
    double seconds = 0;
    double warm_up = 0;
    double patience = 0;
    int core = -1;
    bool tcp = false;
    bool garbage = false;
};

std::vector<in_addr> sources_of(const Request& request)
{
    std::vector<in_addr> sources;
    for (const std::string& source : request.sources)
        sources.push_back(read_ip_address(source));
    if (sources.empty())
        sources.push_back({htonl(INADDR_ANY)});
    return sources;
}

std::shared_ptr<Attack> attack_of(const Request& request, const sockaddr_in& server, Questions& questions)
{
    constexpr std::uint64_t patience_ns = 3'000'000'000;
    if (request.garbage)
        return std::make_shared<Flood>(server, questions);
    if (request.crowd.connections > 0)
        return std::make_shared<Crowd>(server, request.crowd, patience_ns);
    return nullptr;
}

template <typename Flow>
Measured measure(Request request)
{
    constexpr std::size_t kept_sizes = 100'000;
    Questions questions = Questions::read(request.file, request.form);
    const sockaddr_in server = read_address(request.server);
    const std::vector<in_addr> sources = sources_of(request);
    request.plan.attack = attack_of(request, server, questions);
    std::vector<std::unique_ptr<Flow>> flows;
    const std::size_t room = request.plan.rate > 0 ? std::size_t{8'192} : request.plan.in_flight;
    for (std::size_t i = 0; i < request.plan.flows; ++i)
        flows.push_back(std::make_unique<Flow>(server, sources[i % sources.size()], room));
    return Driver<Flow>{request.plan, std::move(flows), questions}.run(
        request.sizes_file.empty() ? 0 : kept_sizes);
}

void write_sizes(const std::string& path, const std::vector<std::uint16_t>& sizes)
{
    TextSink sink{path};
    for (const std::uint16_t size : sizes)
        sink << std::size_t{size} << '\n';
    sink.close();
}

options::options_description options_for(Request& request)
{
    options::options_description named;
    // clang-format off
    named.add_options()
        ("server", options::value(&request.server)->required(), "address and port")
        ("questions", options::value(&request.file)->required(), "a file with a line NAME TYPE for each")
        ("tcp", options::bool_switch(&request.tcp), "by TCP, each socket a connection")
        ("sockets", options::value(&request.plan.flows)->default_value(4), "so many at a time")
        ("in-flight", options::value(&request.in_flight)->default_value(128),
         "questions at a time on all sockets together, where there is no --rate; with many more the\n"
         "receive buffer that some servers leave as it is overflows")
        ("rate", options::value(&request.plan.rate)->default_value(0), "questions a second")
        ("seconds", options::value(&request.seconds)->default_value(2),
         "measure so long, or until it is interrupted (SIGINT)")
        ("warm-up", options::value(&request.warm_up)->default_value(0.3), "seconds before that")
        ("count", options::value(&request.plan.questions)->default_value(0),
         "ask so many questions, within --seconds, and wait for the answers; no warm-up")
        ("patience", options::value(&request.patience)->default_value(1), "seconds until an answer counts as lost")
        ("edns", options::bool_switch(&request.form.edns), "with OPT, payload size 1232")
        ("do", options::bool_switch(&request.form.dnssec), "with OPT that says DO")
        ("payload", options::value(&request.form.payload)->default_value(request.form.payload),
         "with --edns: what the client says that it takes")
        ("from", options::value(&request.sources), "an address of this machine to ask from; may be given more than\n"
         "once, for one socket after the other")
        ("first", options::value(&request.form.limit)->default_value(request.form.limit),
         "read no more questions of the file")
        ("server-pid", options::value(&request.plan.servers), "measure its CPU time; may be given more than once")
        ("sizes", options::value(&request.sizes_file), "write the sizes of answers to this file, for namu_bench_floor")
        ("garbage", options::bool_switch(&request.garbage),
         "between the questions send what is none, by UDP, as fast as it goes")
        ("crowd", options::value(&request.crowd.connections)->default_value(0),
         "keep so many TCP connections besides on which nothing is ever asked")
        ("crowd-octets", options::value(&request.crowd.octets_per_second)->default_value(0),
         "octets a second that they send, of messages that never end")
        ("pin", options::value(&request.core), "stay on this core");
    // clang-format on
    return named;
}

volatile std::sig_atomic_t interrupted = 0;

void complete(Request& request)
{
    std::signal(SIGINT, [](int) { interrupted = 1; });
    request.plan.interrupted = &interrupted;
    constexpr std::size_t most_in_flight = 8192;
    constexpr double second = 1e9;
    Plan& plan = request.plan;
    if (plan.flows == 0 || request.in_flight == 0)
        throw std::invalid_argument{"--sockets and --in-flight must be at least 1"};
    plan.in_flight = (request.in_flight + plan.flows - 1) / plan.flows;
    if (plan.in_flight > most_in_flight)
        throw std::invalid_argument{"--in-flight is limited to 8192 for each socket"};
    request.form.edns = request.form.edns || request.form.dnssec;
    plan.warm_up_ns = plan.questions != 0 ? 0 : static_cast<std::uint64_t>(request.warm_up * second);
    plan.measured_ns = static_cast<std::uint64_t>(request.seconds * second);
    plan.patience_ns = static_cast<std::uint64_t>(request.patience * second);
}

void run(Request request)
{
    complete(request);
    pin_to_core(request.core);
    const Measured measured = request.tcp ? measure<TcpFlow>(request) : measure<UdpFlow>(request);
    if (!request.sizes_file.empty())
        write_sizes(request.sizes_file, measured.tally.sizes);
    std::cout << report(measured) << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    Request request;
    return run_tool({"namu_bench_load", usage}, options_for(request), argc, argv, [&] { run(request); });
}
