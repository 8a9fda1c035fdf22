#pragma once

#include "namu/base/result.hpp"
#include "namu/log/event.hpp"
#include "namu/log/level.hpp"
#include "namu/log/target.hpp"

#include <boost/json/object.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace namu::log {

/// What a program has to say while it runs, to one place and in one form.
///
/// Thread safety: all of it; not for the way from datagram to datagram, since it takes a lock and memory.
class Log {
public:
    struct Settings {
        std::string to = "stderr"; ///< what `open_target` takes
        Format format = Format::text;
        Level level = Level::notice; ///< what is less grave is left out
        bool has_colours = false;    ///< for text on a terminal
    };

    /// Errors are those of open(2), for a file.
    static Result<std::unique_ptr<Log>> open(const Settings& settings);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    /// Tells an event, if its level is told.
    void write(const Event& event);
    void write(Level level, std::string_view topic, std::string_view text, boost::json::object fields = {})
    {
        if (tells(level))
            write({.level = level, .topic = topic, .text = text, .details = {}, .fields = std::move(fields)});
    }

    [[nodiscard]] bool tells(Level level) const noexcept { return level <= this->level(); }
    [[nodiscard]] Level level() const noexcept { return level_.load(std::memory_order_relaxed); }
    void set_level(Level level) noexcept;

    /// Opens a file anew, after it has been moved away. On an error the old one stays in use.
    Result<void> reopen() { return output_.reopen(); }

    /// How many events of that level were told, the dropped ones included.
    [[nodiscard]] std::uint64_t told(Level level) const noexcept
    {
        return told_[static_cast<std::size_t>(level)].load(std::memory_order_relaxed);
    }
    /// How many events could not be written.
    [[nodiscard]] std::uint64_t dropped() const noexcept { return output_.dropped(); }

private:
    Log(const Settings& settings, Target target);
    [[nodiscard]] std::string form(const Event& event) const;

    /// What of it is spdlog's.
    struct Logger;

    Format format_;
    Reader reader_;
    Output output_;
    std::atomic<Level> level_;
    std::array<std::atomic<std::uint64_t>, level_names.size()> told_{};
    std::unique_ptr<Logger> logger_;
};

} // namespace namu::log
