// Any text is read as a configuration without harm; what was read is printed, reads back without a word, and is the same.

#include "namu/config/changes.hpp"
#include "namu/config/configuration_reader.hpp"
#include "namu/config/configuration_text.hpp"

#include "namu/base/diagnostic_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namu::config::ConfigurationReader;

std::string all_messages(const ConfigurationReader& reader)
{
    std::string out;
    for (const namu::Diagnostic& diagnostic : reader.diagnostics().kept())
        out += namu::to_text(diagnostic, reader.sources(), namu::Colour::never);
    return out;
}

[[noreturn]] void complain(const std::string& printed, const ConfigurationReader& second)
{
    std::fprintf(stderr, "printed:\n%sread again:\n%s%s", printed.c_str(), all_messages(second).c_str(),
                 to_toml(second.configuration()).c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    ConfigurationReader first;
    first.read_text("conf/fuzz.toml", std::string{reinterpret_cast<const char*>(data), size});
    first.judge();
    if (first.diagnostics().has_errors()) {
        if (all_messages(first).empty())
            std::abort();
        return 0;
    }

    const std::string printed = to_toml(first.configuration());
    ConfigurationReader second;
    second.read_text("fuzz.toml", printed);
    second.judge();
    const bool is_same = changes(first.configuration(), second.configuration()).empty() &&
                         first.configuration() == second.configuration();
    if (second.diagnostics().has_errors() || !is_same)
        complain(printed, second);
    return 0;
}
