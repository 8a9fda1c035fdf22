#include "bench/support/tool.hpp"

#include <exception>
#include <iostream>

namespace namu::bench {
namespace {

namespace options = boost::program_options;

/// False where only help was wanted, and given.
bool read_command_line(const Tool& tool, const options::options_description& named, int argc, char** argv)
{
    options::options_description shown{"options"};
    shown.add(named).add_options()("help,h", "print this text");
    options::options_description all;
    all.add(shown);
    options::positional_options_description position;
    if (tool.argument != nullptr) {
        all.add_options()(tool.argument, options::value(tool.into)->required());
        position.add(tool.argument, 1);
    }
    options::variables_map values;
    options::store(options::command_line_parser(argc, argv).options(all).positional(position).run(), values);
    if (values.contains("help")) {
        std::cout << tool.usage << shown;
        return false;
    }
    options::notify(values);
    return true;
}

} // namespace

int run_tool(const Tool& tool, const options::options_description& named, int argc, char** argv,
             const std::function<void()>& work)
try {
    if (read_command_line(tool, named, argc, argv))
        work();
    return 0;
} catch (const std::exception& fault) {
    std::cerr << tool.name << ": " << fault.what() << '\n';
    return 2;
}

} // namespace namu::bench
