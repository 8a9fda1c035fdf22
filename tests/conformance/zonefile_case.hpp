#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace namu::testing {

/// A mistake in a case file itself.
class ReadingCaseError : public std::runtime_error {
public:
    ReadingCaseError(std::size_t line, const std::string& message)
        : std::runtime_error{"line " + std::to_string(line) + ": " + message}
    {}
};

/// A zone text and what reading it must give.
struct ReadingCase {
    std::size_t line = 0;
    std::string origin = "example.";
    bool has_default_ttl = true; ///< `$TTL 300` holds at its start
    std::string text;
    std::map<std::string, std::string> files; ///< what it includes
    std::vector<std::string> records;         ///< "www.example. 300 A 192.0.2.1", in the order of the text
    std::vector<std::string> octets;          ///< the RDATA of each, as hexadecimal digits; empty: any
    std::optional<std::string> refused;       ///< "bad-ipv4 1:5", or the id alone
    std::string warned;                       ///< ids, with blanks between them
};

/// A case file (tests/conformance/README.md).
struct ReadingCaseFile {
    std::string title;
    std::string rfc;
    std::string checklist;
    std::vector<ReadingCase> cases;
};

/// Reads a case file; throws ReadingCaseError where it has another form.
[[nodiscard]] ReadingCaseFile parse_reading_cases(std::string_view text);

} // namespace namu::testing
