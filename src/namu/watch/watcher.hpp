#pragma once

#include "namu/base/result.hpp"
#include "namu/watch/folder_events.hpp"
#include "namu/watch/settling.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace namu::watch {

/// How changes are noticed.
enum class Mode : std::uint8_t {
    inotify, ///< the kernel tells at once; where it cannot, by looking
    poll,    ///< by looking from time to time: for file systems that other machines write to
    off,
};

struct WatchSettings {
    Mode mode = Mode::inotify;
    Settling::Times times = {};
    std::chrono::milliseconds poll_every{2'000};
};

/// What is watched.
struct Watched {
    std::set<std::string> files;
    std::set<std::string> folders; ///< in which, and below which, names matter
};

/// Tells when files have changed and settled, and when names in folders have.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class Watcher {
public:
    struct Change {
        std::vector<std::string> files;
        bool names = false; ///< in a folder of `Watched::folders` something came or went
    };
    using Handler = std::function<void(const Change&)>;

    /// `handler` is called where something has changed. The context outlives the watcher.
    Watcher(boost::asio::io_context& context, WatchSettings settings, Handler handler);

    /// What is watched from now on; the files were read at that time, or before that where they are watched already.
    /// Names in folders that were not watched before count as changed.
    void watch(Watched watched, std::chrono::system_clock::time_point read_at);

    /// Why the kernel cannot tell, where it should and cannot: what is watched is looked at from time to time instead.
    [[nodiscard]] error_code trouble() const noexcept { return trouble_; }
    [[nodiscard]] Mode mode() const noexcept;

private:
    /// Files that an event in a folder may change.
    struct Files {
        std::map<std::string, std::string> by_name; ///< those that stand in it
        std::set<std::string> linked;               ///< those that links in it, or to it, lead to
    };

    void take(const FolderEvent& event);
    void take(const FolderEvent& event, const Files& files);
    void set_folders();
    void expect_look(Settling::Clock::duration in);
    void look();
    [[nodiscard]] bool is_in_folders(const std::string& folder) const;
    [[nodiscard]] bool is_folder(const std::string& path) const;

    WatchSettings settings_;
    Handler handler_;
    Settling settling_;
    Watched watched_;
    std::unique_ptr<FolderEvents> events_; ///< null where the kernel does not tell
    error_code trouble_;
    std::map<std::string, Files> files_by_folder_;
    std::set<std::string> folders_below_; ///< `Watched::folders` and all below them
    std::set<std::string> to_look_at_;
    bool names_changed_ = false;
    bool all_changed_ = false;
    Settling::Clock::time_point next_look_ = Settling::Clock::time_point::max();
    boost::asio::steady_timer timer_;
};

} // namespace namu::watch
