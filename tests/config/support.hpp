#pragma once

#include "namu/config/configuration_reader.hpp"

#include "namu/base/diagnostic_text.hpp"

#include <string>

namespace namu::config::testing {

/// Reads and judges a text as if it were the file conf/namu.toml.
inline ConfigurationReader read(std::string text)
{
    ConfigurationReader reader;
    reader.read_text("conf/namu.toml", std::move(text));
    reader.judge();
    return reader;
}

/// All that the reader has to say, for a message of a test.
inline std::string all_text(const ConfigurationReader& reader)
{
    std::string text;
    for (const Diagnostic& diagnostic : reader.diagnostics().kept())
        text += to_text(diagnostic, reader.sources(), Colour::never);
    return text;
}

} // namespace namu::config::testing
