#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <boost/program_options.hpp>

namespace namu::bench {

/// What one of the tools is called, and what `--help` prints in front of its options.
struct Tool {
    std::string_view name;
    std::string_view usage;
    /// An argument without a name, which must be there: what it is called in complaints, and where it goes.
    const char* argument = nullptr;
    std::string* into = nullptr;
};

/// Reads the command line, whose options store into what they were made with, and does the work. `--help` is
/// added here. What is wrong, also what the work throws, goes to standard error. \return the exit status
int run_tool(const Tool& tool, const boost::program_options::options_description& named, int argc,
             char** argv, const std::function<void()>& work);

} // namespace namu::bench
