#pragma once

#include "namu/config/toml_value.hpp"
#include "programs/command_line.hpp"

#include <boost/system/result.hpp>

#include <string>
#include <string_view>

namespace namu {

inline constexpr std::string_view serve_name = "serve";
inline constexpr std::string_view serve_summary = "answer questions from zone files";

/// The command line of `namu serve`: an option for each setting that has one by name, and those of the command itself.
[[nodiscard]] const CommandSyntax& serve_syntax();

/// What the options of settings say, as a file would. What is wrong, in one line, where a word has no such form.
[[nodiscard]] boost::system::result<config::TomlTable, std::string> settings_in(const Arguments& arguments);

} // namespace namu
