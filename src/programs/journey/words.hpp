#pragma once

#include "programs/journey/step.hpp"

#include <cstdint>
#include <string_view>

namespace namu::journey {

enum class Language : std::uint8_t { english, korean };

/// One thing said in both languages.
struct Bilingual {
    std::string_view english;
    std::string_view korean;

    [[nodiscard]] constexpr std::string_view in(Language language) const noexcept
    {
        return language == Language::english ? english : korean;
    }
};

struct StepWords {
    StepKind kind;
    std::string_view key; ///< in JSON
    Bilingual title;
    Bilingual lesson; ///< two sentences that explain the step
};

struct FactWords {
    FactName name;
    std::string_view key; ///< in JSON
    Bilingual label;
};

struct PhraseWords {
    Phrase phrase;
    std::string_view key; ///< in JSON
    Bilingual text;
};

[[nodiscard]] const StepWords& words_for(StepKind kind) noexcept;
[[nodiscard]] const FactWords& words_for(FactName name) noexcept;
[[nodiscard]] const PhraseWords& words_for(Phrase phrase) noexcept;
[[nodiscard]] Bilingual title_of(Visit visit) noexcept;

} // namespace namu::journey
