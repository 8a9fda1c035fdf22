#pragma once

#include "namu/base/diagnostic_text.hpp"

#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace namu {

/// Standard output does not take what it is given. `main` ends quietly where its reader has gone, as
/// in `namu check zones | head`, and says why otherwise: a full disk.
class OutputError : public std::runtime_error {
public:
    explicit OutputError(int error_number);

    [[nodiscard]] bool reader_has_gone() const noexcept { return reader_has_gone_; }

private:
    bool reader_has_gone_;
};

/// Writes to standard output, buffered. Throws OutputError.
void print(std::string_view text);

/// Brings out what `print` has buffered. Throws OutputError.
void flush_output();

/// Writes to standard error. What cannot be written there cannot be reported either.
void print_error(std::string_view text) noexcept;

/// Whether text for that stream may have colours: on a terminal, unless the user sets NO_COLOR
/// (https://no-color.org) or the terminal is a dumb one.
[[nodiscard]] Colour colour_for(std::FILE* stream) noexcept;

} // namespace namu
