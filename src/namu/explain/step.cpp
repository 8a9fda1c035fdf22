#include "namu/explain/step.hpp"

namespace namu {

std::string to_text(std::span<const ExplainStep> steps)
{
    constexpr std::size_t column = 10;
    std::string out;
    for (const ExplainStep& step : steps) {
        if (step.what == next_name_step) {
            out.append("then ").append(step.words).append(":\n");
            continue;
        }
        out.append("  ").append(step.what);
        out.append(step.what.size() < column ? column - step.what.size() : 1, ' ').append(step.words);
        if (!step.rule.empty())
            out.append("  [").append(step.rule).append("]");
        out += '\n';
    }
    return out;
}

} // namespace namu
