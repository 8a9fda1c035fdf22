#pragma once

#include "namu/zonefile/lexer.hpp"
#include "namu/zonefile/report.hpp"

namespace namu {

/// Says what kept the lexer from reading an entry.
void tell_lexer_problem(const Lexer::Problem& problem, const Report& report);

} // namespace namu
