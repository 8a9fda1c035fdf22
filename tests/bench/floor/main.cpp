// The floor to which servers are compared: receives and sends the same packets without looking at them.

#include "bench/floor/echo.hpp"
#include "bench/support/system.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
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

int run(int argc, char** argv)
{
    std::string address;
    std::string file;
    unsigned size = 0;
    int core = -1;
    options::options_description named{"options"};
    // clang-format off
    named.add_options()
        ("listen", options::value(&address)->default_value("127.0.0.1:5353"), "address and port")
        ("size", options::value(&size), "send answers of so many octets; without it as many as the question has")
        ("sizes", options::value(&file), "a file of sizes, one a line, used one after the other")
        ("pin", options::value(&core), "stay on this core")
        ("help,h", "print this text");
    // clang-format on
    options::variables_map values;
    options::store(options::parse_command_line(argc, argv, named), values);
    options::notify(values);
    if (values.contains("help")) {
        std::cout << "usage: namu_bench_floor [OPTION ...]\n\nSends back each UDP packet as it is.\n\n"
                  << named;
        return 0;
    }
    std::vector<std::uint16_t> sizes;
    if (!file.empty())
        sizes = read_sizes(file);
    else if (size != 0)
        sizes = {static_cast<std::uint16_t>(std::min(size, max_size))};
    pin_to_core(core);
    Echo{read_address(address), std::move(sizes)}.run();
}

} // namespace

int main(int argc, char** argv)
try {
    return run(argc, argv);
} catch (const std::exception& fault) {
    std::cerr << "namu_bench_floor: " << fault.what() << '\n';
    return 2;
}
