#pragma once

#include <string>

namespace namu::config::testing {

/// The tables of docs/configuration.md, made of the table of settings: Markdown.
[[nodiscard]] std::string reference();

} // namespace namu::config::testing
