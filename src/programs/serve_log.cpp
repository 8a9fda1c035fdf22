#include "programs/serve_log.hpp"

#include "programs/terminal.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <utility>

namespace namu {

namespace {

log::Event event_of(const Notice& notice)
{
    return {.level = notice.level,
            .topic = notice.topic,
            .text = notice.text,
            .details = notice.details,
            .fields = notice.fields};
}

/// A person sees it: text that goes neither to a file nor to the journal.
bool is_for_the_screen(const config::LogSettings& settings)
{
    return settings.to.kind == config::LogTarget::Kind::standard_error &&
           settings.format == config::LogFormat::text && !log::is_journal(STDERR_FILENO);
}

} // namespace

std::string target_text(const config::LogTarget& target)
{
    switch (target.kind) {
    case config::LogTarget::Kind::standard_error: return "stderr";
    case config::LogTarget::Kind::journal: return "journal";
    case config::LogTarget::Kind::file: break;
    }
    return target.file.string();
}

log::Level log_level(config::LogLevel level) noexcept
{
    constexpr std::array levels{log::Level::debug, log::Level::info, log::Level::notice, log::Level::warning,
                                log::Level::error};
    return levels[static_cast<std::size_t>(level)];
}

log::Format log_format(config::LogFormat format) noexcept
{
    return format == config::LogFormat::json ? log::Format::json : log::Format::text;
}

ServeLog::ServeLog() : log_{std::move(*log::Log::open({.has_colours = colour_for(stderr) == Colour::always}))}
{}

boost::system::result<ServeLog::Opened, std::string> ServeLog::open(const config::LogSettings& settings)
{
    auto opened = log::Log::open({.to = target_text(settings.to),
                                  .format = log_format(settings.format),
                                  .level = log_level(settings.level),
                                  .has_colours = colour_for(stderr) == Colour::always});
    if (!opened)
        return {boost::system::in_place_error,
                "cannot write the log " + target_text(settings.to) + ": " + opened.error().message() +
                    "; log.to wants a file in a folder where this user may write"};
    return std::move(*opened);
}

void ServeLog::take(const config::LogSettings& settings, Opened opened)
{
    before_ = facts();
    log_ = std::move(opened);
    is_on_screen_ = is_for_the_screen(settings);
}

void ServeLog::tell(const Notice& notice)
{
    log_->write(event_of(notice));
    if (is_starting_ && !is_on_screen_ && notice.level == log::Level::error)
        print_error(to_text(Notices{notice}));
}

void ServeLog::tell(const Notices& notices)
{
    for (const Notice& notice : notices)
        tell(notice);
}

Colour ServeLog::colour() const noexcept
{
    return is_on_screen_ ? colour_for(stderr) : Colour::never;
}

monitor::LogFacts ServeLog::facts() const
{
    monitor::LogFacts facts = before_;
    for (std::size_t level = 0; level < facts.told.size(); ++level)
        facts.told[level] += log_->told(static_cast<log::Level>(level));
    facts.dropped += log_->dropped();
    return facts;
}

} // namespace namu
