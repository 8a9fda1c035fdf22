#pragma once

#include "namu/load/source_state.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace namu::watch {

/// Finds out which files have changed since they were read, and waits until whoever writes them is through: editors
/// rename, truncate or write slowly, and half a zone is no zone.
///
/// A file has settled when its state has been the same for a while: a short one as a rule, a longer one where its text
/// is empty or ends within a line, or it is gone, and the longest where somebody was seen writing who has not closed it since.
///
/// It has no clock, and does no waiting itself. Thread safety: none.
class Settling {
public:
    using Clock = std::chrono::steady_clock;

    struct Times {
        Clock::duration quiet = std::chrono::milliseconds{100};
        Clock::duration unended = std::chrono::milliseconds{700};
        Clock::duration open = std::chrono::seconds{10};
    };

    explicit Settling(Times times) : times_{times} {}

    /// These files from now on. What is known of a file that was there before stays; a new one counts as read in the
    /// state in which it is, unless it has changed since `read_at`.
    void set_files(const std::set<std::string>& files, std::chrono::system_clock::time_point read_at);

    /// Somebody writes to the file, or has closed it.
    void note_writing(const std::string& path);
    void note_written(const std::string& path);

    struct Found {
        std::vector<std::string> changed;             ///< and settled; they count as read now
        std::optional<Clock::duration> look_again_in; ///< where something has changed and not settled
    };

    /// Looks at these files; at all that have not settled in any case.
    [[nodiscard]] Found look(const std::set<std::string>& files, Clock::time_point now);
    [[nodiscard]] Found look_at_all(Clock::time_point now);

    [[nodiscard]] std::size_t files() const noexcept { return files_.size(); }

private:
    struct File {
        std::optional<SourceState> read; ///< nothing: it was not there, or could not be looked at
        std::optional<SourceState> seen;
        Clock::time_point seen_since = {};
        bool is_open = false; ///< somebody writes
    };

    [[nodiscard]] bool has_changed(const std::string& path, File& file, Clock::time_point now);
    [[nodiscard]] Clock::duration time_for(const std::string& path, const File& file) const;

    Times times_;
    std::map<std::string, File> files_;
    std::set<std::string> unsettled_;
};

} // namespace namu::watch
