#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"

#include <stdexcept>
#include <string>

namespace namu::test {

/// A zone that a test wrote cannot be served; the message shows each mistake with its place, as `namu check` does.
class BadZone : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A server could not begin: the message says at which address, and why.
class CannotStart : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A fault or an expectation whose text is none; the message says what may stand there.
class BadText : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

/// What was asked of a server is not what a test expected; the message says what was.
class Unexpected : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The errors among these, as `namu check` shows them.
[[nodiscard]] std::string errors_text(const Diagnostics& diagnostics, const SourceMap& sources);

} // namespace namu::test
