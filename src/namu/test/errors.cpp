#include "namu/test/errors.hpp"

#include "namu/base/diagnostic_text.hpp"

namespace namu::test {

std::string errors_text(const Diagnostics& diagnostics, const SourceMap& sources)
{
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.kept()) {
        if (diagnostic.is_error())
            text += to_text(diagnostic, sources, Colour::never);
    }
    return text;
}

} // namespace namu::test
