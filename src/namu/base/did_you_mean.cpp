#include "namu/base/did_you_mean.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace namu {
namespace {

constexpr std::size_t longest_word = 32;

/// Changes (replace, insert, delete, swap of neighbours counted as two) that turn one word into the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::array<std::size_t, longest_word + 1> row{};
    std::iota(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(b.size()) + 1, std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (to_lower(a[i]) == to_lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::string_view did_you_mean(std::string_view written, std::span<const std::string_view> candidates)
{
    std::string_view best;
    std::size_t nearest = std::max<std::size_t>(1, written.size() / 3) + 1;
    if (written.size() > longest_word)
        return best;
    for (const auto candidate : candidates) {
        if (candidate.size() > longest_word)
            continue;
        // A word of which not one letter stays is another word, not a mistake: `Q` does not mean `A`.
        const std::size_t changes = distance(written, candidate);
        if (changes < nearest && changes < candidate.size()) {
            nearest = changes;
            best = candidate;
        }
    }
    return best;
}

} // namespace namu
