#pragma once

#include "namu/base/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

enum class Severity : std::uint8_t { warning, error };

/// A rule that a text can break: one row of a layer's table of rules, described in docs/diagnostics.md.
struct DiagnosticRule {
    std::string_view id; ///< stable and greppable: "label-too-long"
    Severity severity = Severity::error;
    std::string_view source = {}; ///< "RFC 1035 §2.3.4"; empty for a rule of common sense
    /// An error of a part, such as a name server without an address: what the file says can still be
    /// served, and `namu serve` does.
    bool is_tolerable = false;
};

/// One thing that a reader or a check has to say to the person who wrote the file.
///
/// The reader reports and goes on, so that one run shows every mistake.
struct Diagnostic {
    /// Another place that belongs to the story, such as where a parenthesis was opened.
    struct Note {
        SourceSpan where;
        std::string message;
        /// Where `where` points into, if that is another file's than the diagnostic's own; outlives the diagnostic.
        const SourceMap* sources = nullptr;
    };

    const DiagnosticRule* rule; ///< never null; rules live as long as the program
    SourceSpan where;           ///< may be unknown: then the message speaks of the whole zone or file
    std::string message;        ///< what is wrong, in the file's own terms
    std::string hint = {};      ///< what to write instead; may be empty
    std::vector<Note> notes = {};
    std::string patch = {}; ///< a unified diff that mends it; may be empty

    [[nodiscard]] bool is_error() const noexcept { return rule->severity == Severity::error; }
    [[nodiscard]] bool is_fatal() const noexcept { return is_error() && !rule->is_tolerable; }
};

/// Collects diagnostics and counts them; keeps at most `limit` so that binary garbage does not
/// become a million messages. Those beyond are counted only.
class Diagnostics {
public:
    static constexpr std::size_t default_limit = 200;

    Diagnostics() noexcept = default;
    explicit Diagnostics(std::size_t limit) noexcept : limit_{limit} {}

    void report(Diagnostic diagnostic);
    /// Reports all that another one has, also what it only counted.
    void take(Diagnostics&& other);

    /// Takes back what was reported of that rule at that place, as somebody else knows better what to say of it.
    void take_back(const DiagnosticRule& rule, SourcePosition where);

    /// Orders by place in the files: what was found by different passes reads like one.
    void sort();

    [[nodiscard]] const std::vector<Diagnostic>& kept() const noexcept { return kept_; }
    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    [[nodiscard]] std::size_t warnings() const noexcept { return warnings_; }
    [[nodiscard]] std::size_t left_out() const noexcept { return errors_ + warnings_ - kept_.size(); }
    [[nodiscard]] bool has_errors() const noexcept { return errors_ != 0; }
    /// There are errors that keep the whole from being used.
    [[nodiscard]] bool has_fatal_errors() const noexcept { return fatal_errors_ != 0; }
    [[nodiscard]] std::size_t limit() const noexcept { return limit_; }
    [[nodiscard]] bool is_full() const noexcept { return kept_.size() >= limit_; }

private:
    std::vector<Diagnostic> kept_;
    std::size_t errors_ = 0;
    std::size_t fatal_errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t limit_ = default_limit;
};

} // namespace namu
