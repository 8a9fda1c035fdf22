#pragma once

#include "namu/base/diagnostic_text.hpp"
#include "namu/config/configuration.hpp"
#include "namu/log/log.hpp"
#include "namu/monitor/facts.hpp"
#include "programs/serve_notices.hpp"

#include <memory>
#include <string>

#include <boost/system/result.hpp>

namespace namu {

/// Where a server says what it has to say.
///
/// Until it serves, whoever started it sits before the screen: errors are shown there as well as in a log elsewhere.
///
/// Thread safety: none.
class ServeLog {
public:
    ServeLog();

    /// A log that is open, and in the place of the one before once it is taken.
    using Opened = std::unique_ptr<log::Log>;
    /// Opens what the settings name. On an error the message says what to do.
    [[nodiscard]] static boost::system::result<Opened, std::string> open(const config::LogSettings& settings);
    void take(const config::LogSettings& settings, Opened opened);

    /// From now on nobody looks at the screen.
    void has_started() noexcept { is_starting_ = false; }

    void tell(const Notice& notice);
    void tell(const Notices& notices);

    /// Whether lines of it may be coloured.
    [[nodiscard]] Colour colour() const noexcept;
    /// Whether people read it on the screen where the server was started.
    [[nodiscard]] bool is_on_screen() const noexcept { return is_on_screen_; }

    [[nodiscard]] log::Level level() const noexcept { return log_->level(); }
    void set_level(log::Level level) noexcept { log_->set_level(level); }

    /// Opens its file anew, after it has been moved away. On an error the old one stays in use.
    Result<void> reopen() { return log_->reopen(); }

    /// Of this log and of those before.
    [[nodiscard]] monitor::LogFacts facts() const;

private:
    Opened log_;
    bool is_on_screen_ = true;
    bool is_starting_ = true;
    monitor::LogFacts before_; ///< of logs whose place was taken
};

/// "stderr", "journal" or a path, as `log::open_target` takes it.
[[nodiscard]] std::string target_text(const config::LogTarget& target);

[[nodiscard]] log::Level log_level(config::LogLevel level) noexcept;
[[nodiscard]] log::Format log_format(config::LogFormat format) noexcept;

} // namespace namu
