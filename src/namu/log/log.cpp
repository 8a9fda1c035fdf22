#include "namu/log/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <mutex>
#include <utility>

namespace namu::log {
namespace {

spdlog::level::level_enum to_spdlog(Level level)
{
    constexpr std::array levels{spdlog::level::err, spdlog::level::warn, spdlog::level::info,
                                spdlog::level::debug, spdlog::level::trace};
    return levels[static_cast<std::size_t>(level)];
}

/// Hands lines that are complete already to an Output.
class OutputSink : public spdlog::sinks::base_sink<std::mutex> {
public:
    explicit OutputSink(Output& output) : output_{output} {}

protected:
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        output_.write({message.payload.data(), message.payload.size()});
    }
    void flush_() override {}

private:
    Output& output_;
};

} // namespace

struct Log::Logger {
    explicit Logger(Output& output) : spdlog{"namu", std::make_shared<OutputSink>(output)} {}

    spdlog::logger spdlog;
};

Result<std::unique_ptr<Log>> Log::open(const Settings& settings)
{
    auto target = open_target(settings.to);
    if (!target)
        return target.error();
    if (target->reader == Reader::screen && settings.has_colours)
        target->reader = Reader::terminal;
    return std::unique_ptr<Log>{new Log{settings, std::move(*target)}};
}

Log::Log(const Settings& settings, Target target)
    : format_{settings.format},
      reader_{target.reader},
      output_{std::move(target.output)},
      level_{settings.level},
      logger_{std::make_unique<Logger>(output_)}
{
    set_level(settings.level);
    output_.set_loss_form([this](std::uint64_t lines, const error_code& reason) {
        const std::string text =
            std::to_string(lines) + " messages of the log could not be written: " + reason.message();
        return form({.level = Level::warning,
                     .topic = "log",
                     .text = text,
                     .details = {},
                     .fields = {{"dropped", lines}, {"reason", reason.message()}}});
    });
}

Log::~Log() = default;

void Log::set_level(Level level) noexcept
{
    level_.store(level, std::memory_order_relaxed);
    logger_->spdlog.set_level(to_spdlog(level));
}

void Log::write(const Event& event)
{
    if (!tells(event.level))
        return;
    told_[static_cast<std::size_t>(event.level)].fetch_add(1, std::memory_order_relaxed);
    const std::string line = form(event);
    logger_->spdlog.log(to_spdlog(event.level), spdlog::string_view_t{line});
}

std::string Log::form(const Event& event) const
{
    const Time now = std::chrono::system_clock::now();
    return format_ == Format::json ? json_form(event, now, reader_) : text_form(event, now, reader_);
}

} // namespace namu::log
