#include "namu/base/did_you_mean.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace namu {
namespace {

constexpr std::size_t longest_word = 32;

using Row = std::array<std::size_t, longest_word + 1>;

bool same(char a, char b) noexcept
{
    return to_lower(a) == to_lower(b);
}

/// Changes (replace, insert, delete, swap of neighbours) that turn one word into the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    Row two_above{};
    Row above{};
    Row row{};
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        two_above = above;
        above = row;
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = above[j] + (same(a[i], b[j]) ? 0 : 1);
            row[j + 1] = std::min({replaced, row[j] + 1, above[j + 1] + 1});
            if (i > 0 && j > 0 && same(a[i], b[j - 1]) && same(a[i - 1], b[j]))
                row[j + 1] = std::min(row[j + 1], two_above[j - 1] + 1);
        }
    }
    return row[b.size()];
}

/// The first candidate that begins with the word, where that is more than a letter.
std::string_view completed(std::string_view written, std::span<const std::string_view> candidates)
{
    const auto begins = [written](std::string_view candidate) {
        return equal_ignoring_case(candidate.substr(0, written.size()), written);
    };
    const auto found = std::ranges::find_if(candidates, begins);
    return written.size() > 1 && found != candidates.end() ? *found : std::string_view{};
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
    return best.empty() ? completed(written, candidates) : best;
}

} // namespace namu
