#pragma once

#include "bench/support/mixed_numbers.hpp"
#include "bench/support/text_sink.hpp"

#include <span>
#include <string_view>

namespace namu::bench {

/// A kind of question that a zone can be asked, and how many of a hundred questions of a mixture are such.
struct QuestionClass {
    std::string_view name; ///< also the name of the file
    unsigned percent;
};

/// Makes one zone and the questions about it; the same ones for the same size and seed.
class ZoneMaker {
public:
    ZoneMaker() = default;
    ZoneMaker(const ZoneMaker&) = delete;
    ZoneMaker& operator=(const ZoneMaker&) = delete;
    virtual ~ZoneMaker() = default;

    virtual void write_zone(TextSink& zone) const = 0;

    [[nodiscard]] virtual std::span<const QuestionClass> classes() const = 0;

    /// Writes one question, `NAME TYPE` in a line, of the class that stands at `class_number` of `classes()`.
    virtual void write_question(TextSink& questions, std::size_t class_number, Draws& draws) const = 0;
};

} // namespace namu::bench
