// The floor to which servers are compared: receives and sends the same packets without looking at them.

#include "bench/floor/echo.hpp"
#include "bench/support/system.hpp"
#include "bench/support/tool.hpp"

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/program_options.hpp>

namespace {

namespace options = boost::program_options;
using namespace namu::bench;

constexpr unsigned max_size = 4096;

std::vector<std::uint16_t> read_sizes(const std::string& path)
{
    std::ifstream file{path};
    std::vector<std::uint16_t> sizes;
    for (unsigned size = 0; file >> size;) {
        if (size > max_size)
            throw std::invalid_argument{path + ": a size is above 4096"};
        sizes.push_back(static_cast<std::uint16_t>(size));
    }
    if (sizes.empty() || !file.eof())
        throw std::invalid_argument{path + ": one number of octets a line is expected"};
    return sizes;
}

struct Request {
    std::string address;
    std::string file;
    unsigned size = 0;
    int core = -1;
};

options::options_description options_for(Request& request)
{
    options::options_description named;
    // clang-format off
    named.add_options()
        ("listen", options::value(&request.address)->default_value("127.0.0.1:5353"), "address and port")
        ("size", options::value(&request.size), "send answers of so many octets; without it as many as the question has")
        ("sizes", options::value(&request.file), "a file of sizes, one a line, used one after the other")
        ("pin", options::value(&request.core), "stay on this core");
    // clang-format on
    return named;
}

[[noreturn]] void run(const Request& request)
{
    std::vector<std::uint16_t> sizes;
    if (!request.file.empty())
        sizes = read_sizes(request.file);
    else if (request.size > max_size)
        throw std::invalid_argument{"--size is at most 4096"};
    else if (request.size != 0)
        sizes = {static_cast<std::uint16_t>(request.size)};
    pin_to_core(request.core);
    Echo{read_address(request.address), std::move(sizes)}.run();
}

} // namespace

int main(int argc, char** argv)
{
    constexpr std::string_view usage =
        "usage: namu_bench_floor [OPTION ...]\n\nSends back each UDP packet as it is.\n\n";
    Request request;
    return run_tool({"namu_bench_floor", usage}, options_for(request), argc, argv, [&] { run(request); });
}
