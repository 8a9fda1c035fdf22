#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace namu {

/// The numbers of `start-stop[/step]`.
struct GenerateRange {
    std::uint32_t start = 0;
    std::uint32_t stop = 0;
    std::uint32_t step = 1;

    [[nodiscard]] std::uint64_t count() const noexcept { return (std::uint64_t{stop} - start) / step + 1; }
};

/// Nothing where the text is no range, goes down, or has the step 0.
[[nodiscard]] std::optional<GenerateRange> generate_range_from_text(std::string_view text) noexcept;

/// A text with a counter in it (a BIND convention): `$` is the counter, `${offset[,width[,base]]}` the
/// counter in another form, `$$` and `\$` are a dollar sign.
class GenerateTemplate {
public:
    /// What follows `$` in braces. Bases: `d` decimal, `o` octal, `x` `X` hexadecimal, `n` `N` the
    /// hexadecimal digits backwards with dots between them, as below ip6.arpa.
    struct Counter {
        std::int64_t offset = 0;
        std::uint32_t width = 0; ///< at least so many characters, dots included; filled up with zeros
        char base = 'd';
    };

    /// Adds a piece of text. Returns the part of it that is no modifier, and nothing when all is well.
    [[nodiscard]] std::string_view add(std::string_view text);

    /// Appends the text for one value of the counter. A negative number is written with a sign in base
    /// `d`, and in the others as the 32 bits of its two's complement.
    void append(std::uint32_t value, std::string& out) const;

private:
    using Piece = std::variant<std::string, Counter>;

    void add_literal(std::string_view text);

    std::vector<Piece> pieces_;
};

} // namespace namu
