#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace namu {

/// Something that may go wrong again and again, such as writing to a disk that is full: told when it begins or becomes
/// something else, and when it is over.
class LastingTrouble {
public:
    enum class News : std::uint8_t { none, begins, is_over };

    /// What has just gone wrong, in words; empty: it went well.
    [[nodiscard]] News take(const std::string& trouble)
    {
        if (trouble == std::exchange(last_, trouble))
            return News::none;
        return trouble.empty() ? News::is_over : News::begins;
    }

    /// What went wrong the last time; empty: nothing.
    [[nodiscard]] const std::string& now() const noexcept { return last_; }

private:
    std::string last_;
};

} // namespace namu
