#include "namu/base/diagnostic.hpp"

#include <algorithm>
#include <utility>

namespace namu {

void Diagnostics::report(Diagnostic diagnostic)
{
    const bool is_error = diagnostic.is_error();
    ++(is_error ? errors_ : warnings_);
    fatal_errors_ += diagnostic.is_fatal() ? 1U : 0U;
    if (!is_full()) {
        kept_.push_back(std::move(diagnostic));
        return;
    }
    // An error says why the zone is refused, so it must not be crowded out by warnings.
    if (!is_error)
        return;
    const auto warning = std::ranges::find(kept_, false, &Diagnostic::is_error);
    if (warning != kept_.end())
        *warning = std::move(diagnostic);
}

void Diagnostics::take(Diagnostics&& other)
{
    const std::size_t errors = errors_ + other.errors_;
    const std::size_t fatal_errors = fatal_errors_ + other.fatal_errors_;
    const std::size_t warnings = warnings_ + other.warnings_;
    for (Diagnostic& diagnostic : other.kept_)
        report(std::move(diagnostic));
    errors_ = errors;
    fatal_errors_ = fatal_errors;
    warnings_ = warnings;
}

void Diagnostics::take_back(const DiagnosticRule& rule, SourcePosition where)
{
    const auto taken = std::erase_if(
        kept_, [&](const Diagnostic& one) { return one.rule == &rule && one.where.begin == where; });
    const bool is_error = rule.severity == Severity::error;
    (is_error ? errors_ : warnings_) -= taken;
    fatal_errors_ -= is_error && !rule.is_tolerable ? taken : 0;
}

void Diagnostics::sort()
{
    std::ranges::stable_sort(kept_, {}, [](const Diagnostic& d) { return d.where.begin; });
}

} // namespace namu
