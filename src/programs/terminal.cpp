#include "programs/terminal.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include <unistd.h>

namespace namu {

OutputError::OutputError(int error_number)
    : std::runtime_error{std::string{"cannot write to standard output: "} +
                         std::generic_category().message(error_number)},
      reader_has_gone_{error_number == EPIPE}
{}

void print(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        throw OutputError{errno};
}

void flush_output()
{
    if (std::fflush(stdout) != 0)
        throw OutputError{errno};
}

void print_error(std::string_view text) noexcept
{
    // What was said before on standard output stands before it also where both go to one place.
    static_cast<void>(std::fflush(stdout));
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

Colour colour_for(std::FILE* stream) noexcept
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody sets variables
        return value != nullptr && *value != '\0' ? std::string_view{value} : std::string_view{};
    };
    const bool wanted = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
    return wanted && isatty(fileno(stream)) != 0 ? Colour::always : Colour::never;
}

} // namespace namu
