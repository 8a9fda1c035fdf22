#include "namu/monitor/query_logger.hpp"

#include "namu/monitor/query_line.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string_view>
#include <thread>
#include <utility>

namespace namu::monitor {
namespace {

/// Between two looks at rings in which nothing was. At 100,000 questions a second a ring fills in 80 ms.
constexpr std::chrono::milliseconds pause{5};
/// A worker that is in the middle of a batch when the log is switched off has still something to say.
constexpr std::chrono::milliseconds last_pause{50};
constexpr std::chrono::seconds between_losses{1};
/// So much is written at once at most.
constexpr std::size_t most_octets = std::size_t{64} * 1024;
/// Of syslog(3): informational.
constexpr std::string_view journal_priority = "<6>";

} // namespace

/// The thread that takes records out of the rings and writes them.
class QueryLogger::Writer {
public:
    Writer(const server::Server& server, std::vector<std::shared_ptr<server::QueryRing>> rings,
           log::Target target, log::Format format)
        : server_{server},
          rings_{std::move(rings)},
          output_{std::move(target.output)},
          before_line_{target.reader == log::Reader::journal ? journal_priority : std::string_view{}},
          format_{format},
          known_losses_{losses()}
    {
        output_.set_loss_form([this](std::uint64_t lines, const error_code& /*reason*/) {
            return std::string{before_line_} + query_loss(lines, std::chrono::system_clock::now(), format_);
        });
        thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
    }
    ~Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Writes what is left, and ends the thread.
    void end()
    {
        thread_.request_stop();
        thread_.join();
    }

    Result<void> reopen() { return output_.reopen(); }
    /// Lines that the output did not take.
    [[nodiscard]] std::uint64_t lost() const noexcept { return output_.dropped(); }

private:
    void run(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            if (write_all() == 0) {
                std::unique_lock lock{mutex_};
                woken_.wait_for(lock, stop, pause, [] { return false; });
            }
            tell_losses();
        }
        std::this_thread::sleep_for(last_pause);
        write_all();
        told_losses_at_ = {};
        tell_losses();
    }

    std::size_t write_all()
    {
        const auto snapshot = server_.snapshot();
        std::size_t count = 0;
        for (const auto& ring : rings_)
            count += ring->pop_all([&](const server::QueryRecord& record) { add(record, *snapshot); });
        flush();
        return count;
    }

    void add(const server::QueryRecord& record, const server::Snapshot& snapshot)
    {
        const bool is_json = format_ == log::Format::json || record.wants_why;
        text_.append(before_line_).append(is_json ? query_json(record, snapshot) : query_text(record));
        ++lines_;
        if (text_.size() >= most_octets)
            flush();
    }

    void flush()
    {
        if (lines_ != 0)
            output_.write(text_, lines_);
        text_.clear();
        lines_ = 0;
    }

    [[nodiscard]] std::uint64_t losses() const
    {
        std::uint64_t sum = 0;
        for (const auto& ring : rings_)
            sum += ring->dropped();
        return sum;
    }

    void tell_losses()
    {
        const auto now = std::chrono::steady_clock::now();
        const std::uint64_t lost = losses();
        if (lost == known_losses_ || now - told_losses_at_ < between_losses)
            return;
        text_.append(before_line_)
            .append(query_loss(lost - known_losses_, std::chrono::system_clock::now(), format_));
        lines_ = 1;
        flush();
        known_losses_ = lost;
        told_losses_at_ = now;
    }

    const server::Server& server_;
    std::vector<std::shared_ptr<server::QueryRing>> rings_;
    log::Output output_;
    std::string_view before_line_;
    log::Format format_;
    std::string text_;
    std::uint64_t lines_ = 0;
    std::uint64_t known_losses_;
    std::chrono::steady_clock::time_point told_losses_at_ = {};
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::jthread thread_; // last: it uses all the others
};

QueryLogger::QueryLogger(server::Server& server, std::size_t ring_records)
    : server_{server},
      ring_records_{ring_records}
{}

QueryLogger::~QueryLogger()
{
    switch_off();
}

Result<void> QueryLogger::switch_on(const QueryLogChoice& choice)
{
    const bool is_same_place =
        choice_ && choice_->to == choice.to && choice_->format == choice.format && writer_ != nullptr;
    if (!is_same_place) {
        auto target = log::open_target(choice.to);
        if (!target)
            return target.error();
        switch_off();
        while (rings_.size() < server_.threads())
            rings_.push_back(std::make_shared<server::QueryRing>(ring_records_));
        writer_ = std::make_unique<Writer>(server_, rings_, std::move(*target), choice.format);
    }
    server_.set_query_log(
        std::make_shared<const server::QueryLog>(server::QueryLog{server::QueryFilter{choice.what}, rings_}));
    choice_ = choice;
    return {};
}

void QueryLogger::switch_off()
{
    if (writer_ == nullptr)
        return;
    server_.set_query_log(nullptr);
    choice_.reset();
    writer_->end();
    lost_before_ += writer_->lost();
    writer_.reset();
}

Result<void> QueryLogger::reopen()
{
    return writer_ != nullptr ? writer_->reopen() : Result<void>{};
}

QueryLogFacts QueryLogger::facts() const
{
    QueryLogFacts facts{.is_on = writer_ != nullptr, .dropped = lost_before_};
    if (writer_ != nullptr)
        facts.dropped += writer_->lost();
    for (const auto& ring : rings_) {
        facts.recorded += ring->pushed();
        facts.dropped += ring->dropped();
    }
    return facts;
}

} // namespace namu::monitor
