#pragma once

#include <mutex>
#include <string>

namespace namu {

/// Something that may go wrong again and again, such as writing to a disk that is full: told when it begins or becomes
/// something else, and when it is over.
///
/// Thread safety: any number of threads.
class LastingTrouble {
public:
    enum class News { none, begins, is_over };

    /// What has just gone wrong, in words; empty: it went well.
    [[nodiscard]] News take(const std::string& trouble)
    {
        const std::lock_guard lock{mutex_};
        if (trouble == last_)
            return News::none;
        last_ = trouble;
        return trouble.empty() ? News::is_over : News::begins;
    }

    /// What went wrong the last time; empty: nothing.
    [[nodiscard]] std::string now() const
    {
        const std::lock_guard lock{mutex_};
        return last_;
    }

private:
    mutable std::mutex mutex_;
    std::string last_;
};

} // namespace namu
