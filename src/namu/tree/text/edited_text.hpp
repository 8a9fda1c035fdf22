#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Octets of a text to be replaced by others: none are inserted before `begin` where `end` is `begin`.
struct TextEdit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string replacement;
};

/// A text that is edited in several goes and remembers which of its lines are those of the beginning, so that the
/// difference needs no search.
class EditedText {
public:
    explicit EditedText(std::string_view text);

    /// Edits the text as it is now. The edits must not overlap; those at one place are done in their order.
    void apply(std::vector<TextEdit> edits);

    [[nodiscard]] std::string text() const;

    /// What is different from the beginning, as `diff -u` writes it with three lines of context, `path` behind
    /// `a/` and `b/`: `patch -p1` and `git apply` take it. Empty where nothing is.
    [[nodiscard]] std::string unified_diff(std::string_view path) const;

private:
    static constexpr std::size_t is_new = static_cast<std::size_t>(-1);

    struct Line {
        std::string text; ///< with its line end, which the last one may lack
        std::size_t original = is_new;
    };

    std::vector<std::string> original_;
    std::vector<Line> lines_;
};

} // namespace namu
