#pragma once

#include "namu/answer/settings.hpp"
#include "namu/wire/name.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace namu::testing {

/// A mistake in a case file itself.
class CaseError : public std::runtime_error {
public:
    CaseError(std::size_t line, const std::string& message) : std::runtime_error{message}, line_{line} {}
    [[nodiscard]] std::size_t line() const noexcept { return line_; }

private:
    std::size_t line_;
};

/// `key: value`, and the indented lines behind it.
struct CaseField {
    std::string value;
    std::vector<std::string> body;
    std::size_t line = 0;
};

/// One question and what must come back, as written: field by field.
struct CaseBlock {
    std::size_t line = 0;
    std::map<std::string, CaseField, std::less<>> fields;

    [[nodiscard]] const CaseField* find(std::string_view key) const
    {
        const auto found = fields.find(key);
        return found == fields.end() ? nullptr : &found->second;
    }
};

/// A zone of a case; one without text is configured and could not be loaded.
struct CaseZone {
    Name apex;
    std::optional<std::string> text;
    std::size_t line = 0;
};

/// A case file (tests/cases/README.md).
struct CaseFile {
    std::string title;
    AnswerSettings settings;
    std::vector<CaseZone> zones;
    std::vector<CaseBlock> blocks;
};

/// Reads a case file; throws CaseError on an unknown or doubled keyword, and where the title, `rfc:` or
/// every question is missing.
[[nodiscard]] CaseFile parse_case_file(std::string_view text);

} // namespace namu::testing
